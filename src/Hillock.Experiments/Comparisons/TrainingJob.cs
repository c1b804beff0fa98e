namespace Hillock.Experiments.Comparisons;

/// <summary>One training to do.</summary>
/// <param name="Arm">Index among the arms.</param>
/// <param name="Name">The arm's name.</param>
/// <param name="Rate">The learning rate.</param>
/// <param name="Block">Index among the blocks.</param>
/// <param name="Seed">Its seed.</param>
/// <param name="Key">What everything that can change its result comes to.</param>
/// <param name="Curve">Name of its curve's file.</param>
internal sealed record TrainingJob(int Arm, string Name, double Rate, int Block, long Seed, string Key, string Curve);
