using System.Globalization;
using Hillock.Activations;
using Hillock.Data;
using Hillock.Experiments.Comparisons;
using Hillock.Experiments.Runs;
using Hillock.Training;

namespace Hillock.Experiments.Tests.Proofs;

/// <summary>What trainings that stopped at their plateau come to when they go on to four times their epochs.</summary>
public sealed class ConvergenceTests
{
    private static readonly string[] Arms = ["relu", "tanh", "sigmoid", "swish"];
    private static readonly int Seeds = Proof.IsWhole ? 10 : 3;
    private static readonly ComparisonOptions Options = new() { Hidden = [16] };

    [Theory]
    [InlineData("moons")]
    [InlineData("curve")]
    [InlineData("prices")]
    public void Four_times_the_epochs_turn_no_order_round(string name)
    {
        var data = name == "prices" ? TrainingPool.Prices(new DataOptions { Seed = 1 }) : Datasets.Load(name, new DataOptions { Seed = 1, Rows = 600 });
        var plan = TrainingPool.PlanOf(data, Arms, Seeds);
        var runs = (from arm in Enumerable.Range(0, Arms.Length) from block in Enumerable.Range(0, Seeds) select (arm, block)).AsParallel()
            .ToDictionary(k => k, k => Twice(data, Arms[k.arm], k.block + 1));

        var converged = runs.Values.Where(r => !r.Usual.StillImproving).ToArray();
        // How many went on by a tenth is published, not asserted: it is many (docs/guide/compare-proofs.md).
        var late = converged.Count(r => Lowest(r.Longer) < 0.9 * Lowest(r.Usual));
        var much = converged.Count(r => Lowest(r.Longer) < 0.9 * Lowest(r.Usual) - Plateau.LeastFallOf(plan.HigherIsBetter));
        TestContext.Current.TestOutputHelper?.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"| {name} | {runs.Count} | {converged.Length} | {late} | {much} |"));

        var usual = Proof.Run(plan, job => runs[(job.Arm, job.Block)].Usual);
        var longer = Proof.Run(plan, job => runs[(job.Arm, job.Block)].Longer);
        // What was shown to be behind may catch up, but not be shown to be ahead of the first.
        var first = longer.Rows.Single(r => r.Arm == usual.Rows[0].Arm);
        Assert.True(first.TiedWithBest || usual.Rows.Single(r => r.Arm == longer.Rows[0].Arm).TiedWithBest, $"{usual.Verdict}\n{longer.Verdict}");
    }

    [Theory]
    [InlineData("moons")]
    [InlineData("curve")]
    public void Too_few_epochs_are_told_and_nobody_is_best(string name)
    {
        var data = Datasets.Load(name, new DataOptions { Seed = 1, Rows = 600 });
        var result = Comparison.Run(data, [.. Arms.Select(Activation.Parse)], Options with { Epochs = 5, Seeds = 5, Threads = 1 });
        Assert.Contains("still improving", result.Verdict, StringComparison.Ordinal);
        Assert.DoesNotContain("is best", result.Verdict, StringComparison.Ordinal);
        Assert.Contains(result.Rows, r => r.IsUnconverged);
    }

    private static (TrainingOutcome Usual, TrainingOutcome Longer) Twice(DataSet data, string activation, long seed)
    {
        var usual = Train(data, activation, seed, Options);
        return (usual, Train(data, activation, seed, Options with { Epochs = 4 * usual.Epochs.Count }));
    }

    private static TrainingOutcome Train(DataSet data, string activation, long seed, ComparisonOptions options)
    {
        using var model = NetworkBuilder.Build(data, options, [Activation.Parse(activation)]);
        return new SingleTraining(data, model, options) { ScoresRows = true }.Train(activation, seed, 1, CancellationToken.None).Outcome;
    }

    private static double Lowest(TrainingOutcome run) => run.Epochs.Min(e => e.ValidationLoss);
}
