namespace Hillock.Health.Checks;

/// <summary>How well a small network of two layers of 16 units learned one tiny problem.</summary>
/// <param name="Problem"><c>moons</c> or <c>curve</c>.</param>
/// <param name="Metric"><c>accuracy</c> (higher is better) or <c>error_share</c> (lower is better), on held-out rows.</param>
/// <param name="Score">Median over the seeds; NaN where a training diverged.</param>
/// <param name="Relu">What relu reaches.</param>
/// <param name="Tanh">What tanh reaches.</param>
public sealed record LearningScore(string Problem, string Metric, double Score, double Relu, double Tanh);
