using Hillock.Activations;
using Hillock.Data;
using Hillock.Layers;
using Hillock.Networks;
using Hillock.Training;

namespace Hillock.Health.Checks;

/// <summary>Trains networks of two layers of 16 units on two moons and on a curve, three seeds each, beside relu and tanh.</summary>
internal sealed class LearningCheck
{
    public static readonly FindingKind Diverged = new(
        "learn.diverged", HealthStage.Check, 560, FaultArea.Activation, Severity.Error, "a small training that diverged");
    public static readonly FindingKind Nothing = new(
        "learn.nothing", HealthStage.Check, 570, FaultArea.Activation, Severity.Warning, "a small training that learned next to nothing");
    public static readonly FindingKind Worse = new(
        "learn.worse", HealthStage.Check, 580, FaultArea.Activation, Severity.Warning, "a small training that reached less than relu and tanh");

    private const int Seeds = 3;

    private static readonly Lazy<DataSet[]> Problems = new(() =>
    [
        Datasets.Load("moons", new DataOptions { Rows = 600, Noise = 0.12, Seed = 7, TestShare = 0.4, ValidationShare = 0 }),
        Datasets.Load("curve", new DataOptions { Rows = 500, Noise = 0.05, Seed = 7, TestShare = 0.4, ValidationShare = 0 }),
    ]);

    private static readonly Lazy<double[][]> References = new(() =>
        [.. Problems.Value.Select(p => new[] { Score(Catalogue.Relu, p, default), Score(Catalogue.Tanh, p, default) })]);

    /// <summary>One score a problem, after <see cref="Run"/>.</summary>
    public IReadOnlyList<LearningScore> Scores { get; private set; } = [];

    /// <summary>Trains and judges.</summary>
    public CheckOutcome Run(Activation activation, CancellationToken token)
    {
        try
        {
            Scores = Train(activation, token);
        }
        catch (HillockException error) when (activation is RowActivation or StochasticActivation)
        {
            // No layer takes its kind, or not between others.
            return new("learn", "learning", $"not trained: {error.Message}", []);
        }

        var findings = Scores.Select(s => Judge(s, activation)).OfType<Finding>().OrderByDescending(f => f.Severity).ToList();
        return new("learn", "learning", string.Join("; ", Scores.Select(Describe)), findings);
    }

    private static LearningScore[] Train(Activation activation, CancellationToken token) =>
        [.. Problems.Value.Select((problem, i) => new LearningScore(
            problem.Name, problem.Task == TaskKind.Regression ? "error_share" : "accuracy",
            Score(activation, problem, token), References.Value[i][0], References.Value[i][1]))];

    private static string Describe(LearningScore s) => s.Metric == "accuracy"
        ? $"{s.Problem} {NumberWords.Percent(s.Score)} right (relu {NumberWords.Percent(s.Relu)}, tanh {NumberWords.Percent(s.Tanh)})"
        : $"{s.Problem} {NumberWords.Percent(s.Score)} of the variance left (relu {NumberWords.Percent(s.Relu)}, tanh {NumberWords.Percent(s.Tanh)})";

    private static Finding? Judge(LearningScore s, Activation activation)
    {
        var accuracy = s.Metric == "accuracy";
        var weaker = accuracy ? Math.Min(s.Relu, s.Tanh) : Math.Max(s.Relu, s.Tanh);
        if (double.IsNaN(s.Score))
        {
            return new(Diverged, $"Training on {s.Problem} diverged: the loss became NaN or infinite.",
                "See the findings on values, overflow and derivative; a smaller learning rate or gradient clipping may hide the cause.")
            { Expected = weaker, Got = s.Score };
        }

        if (accuracy ? s.Score < 0.65 : s.Score > 0.9)
        {
            return NotForHiddenLayers(s, activation, weaker);
        }

        if (accuracy ? s.Score >= weaker - 0.03 : s.Score <= (2 * weaker) + 0.02) return null;
        return new(Worse, $"A 16-16 network with it reaches less on {s.Problem} than with relu or tanh in the same steps.",
            "It may need another learning rate, more steps or another initialiser; compare on your own data.")
        { Expected = weaker, Got = s.Score };
    }

    // No mistake in the definition, which other checks look for: it says what the function is not for.
    private static Finding NotForHiddenLayers(LearningScore s, Activation activation, double weaker)
    {
        var advice = activation is RowActivation
            ? "Use it where its rows mean something, as at the output; between layers take an element-wise activation."
            : "Follow the other findings: a slope that is 0 or steep, or a size that needs weights of its own, as its source gives them.";
        return new(Nothing, $"Not for hidden layers as it stands: a 16-16 network with it learns next to nothing on {s.Problem}.", advice)
        { Expected = weaker, Got = s.Score };
    }

    /// <summary>The median over the seeds; NaN where one diverged.</summary>
    private static double Score(Activation activation, DataSet problem, CancellationToken token)
    {
        var scores = Enumerable.Range(1, Seeds).Select(seed => Train(activation, problem, seed, token)).ToArray();
        return scores.Any(s => !double.IsFinite(s)) ? double.NaN : scores.Order().ElementAt(Seeds / 2);
    }

    private static double Train(Activation activation, DataSet problem, int seed, CancellationToken token)
    {
        var regression = problem.Task == TaskKind.Regression;
        using var model = new Sequential(problem.Inputs)
        {
            new Dense(16, activation),
            new Dense(16, activation),
            new Dense(1, regression ? Catalogue.Linear : Catalogue.Sigmoid),
        };
        var history = model.Fit(problem, new FitOptions { Epochs = 60, BatchSize = 32, Optimizer = new Adam(0.01), Seed = seed }, token);
        token.ThrowIfCancellationRequested();
        if (history.Diverged) return double.NaN;
        var metrics = model.Evaluate(problem.Test, token: token);
        return regression ? metrics.ErrorShare : metrics.Accuracy;
    }
}
