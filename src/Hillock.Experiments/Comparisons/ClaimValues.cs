using Hillock.Experiments.RunFiles;
using Hillock.Experiments.Runs;

namespace Hillock.Experiments.Comparisons;

/// <summary>The values of a measure that two sides of a claim have, unit by unit.</summary>
/// <remarks>A training that diverged has the worst value there is, and one that never reaches the target is infinitely late: neither is left out. A unit is
/// null where a training is missing, and NaN where nothing is known of it.</remarks>
internal sealed class ClaimValues(ComparisonPlan plan, Trainings trainings, ClaimPart part)
{
    private readonly bool _chooses = part.Chooses(name => plan.Arms.Any(a => a.Name == name));

    /// <summary>The rows that accuracy and error are of.</summary>
    public string Rows => _chooses ? "test" : "validation";

    /// <summary>The arms that are named, or all where one is chosen.</summary>
    public IReadOnlyList<int> Arms => _chooses ? [.. Enumerable.Range(0, plan.Arms.Count)] : [Index(part.Arm), Index(part.Than)];

    /// <summary>Those of the side that the claim is about, and of the other.</summary>
    public (double?[] Own, double?[] Other) Of() => (Side(part.Arm), Side(part.Than));

    /// <summary>The index of an arm; -1 for none.</summary>
    public int Index(string name) => plan.Arms.Select((a, i) => (a.Name, i)).Where(a => a.Name == name).Select(a => a.i).DefaultIfEmpty(-1).First();

    private double?[] Side(string name)
    {
        if (Index(name) is >= 0 and var arm) return Units(arm, Measure());
        var scores = Enumerable.Range(0, plan.Arms.Count).Select(a => (Choice: Units(a, Validation), Told: Units(a, Measure()))).ToArray();
        return [.. Enumerable.Range(0, plan.Design.Units).Select(u => scores.Any(s => s.Told[u] is null) ? null
            : name == ClaimPart.Average ? Samples.Mean([.. scores.Select(s => s.Told[u]!.Value)])
            : scores.MaxBy(s => Rank(s.Choice[u])).Told[u])];
    }

    private double Rank(double? validation) => validation is not { } v || double.IsNaN(v) ? double.NegativeInfinity : plan.HigherIsBetter ? v : -v;

    private double?[] Units(int arm, Func<TrainingOutcome, double> measure)
    {
        var rate = trainings.RateOf(arm);
        return [.. plan.Design.Blocks.GroupBy(b => b.Unit).Select(unit => Unit([.. unit.Select(b => trainings.Find(arm, rate, b.Index))], measure))];
    }

    private static double? Unit(TrainingOutcome?[] runs, Func<TrainingOutcome, double> measure) =>
        runs.Any(r => r is null) ? null : Samples.Mean([.. runs.Select(r => measure(r!))]);

    private Func<TrainingOutcome, double> Measure() => part.Measure switch
    {
        ClaimMeasure.Epochs => Epochs(),
        // Its quickest epoch: what else the machine does can only lengthen one.
        ClaimMeasure.StepTime => r => r.Epochs.Select(e => 1e6 * e.Seconds / Math.Max(1, r.StepsPerEpoch)).DefaultIfEmpty(double.NaN).Min(),
        ClaimMeasure.DeadUnits => r => r.DeadShare,
        ClaimMeasure.Error => r => _chooses ? Value(r, r.TestError, double.PositiveInfinity) : Value(r, r.ValidationError, double.PositiveInfinity),
        _ => r => _chooses ? Value(r, r.Test, double.NegativeInfinity) : Validation(r),
    };

    private double Validation(TrainingOutcome run) => Value(run, run.Validation, plan.HigherIsBetter ? double.NegativeInfinity : double.PositiveInfinity);

    private static double Value(TrainingOutcome run, double value, double worst) => Trainings.HasValue(run) ? value : worst;

    // Unless it is named, the target of these two alone: others in the comparison may go where neither gets.
    private Func<TrainingOutcome, double> Epochs()
    {
        double[] means = [.. Arms.Select(a => trainings.RunsOf(a).Select(r => r.Outcome).Where(Trainings.HasValue).Select(r => r.Validation).ToArray())
            .Where(v => v.Length > 0).Select(Samples.Mean)];
        if (means.Length == 0) return _ => double.NaN;
        var target = part.Target is { } given ? given / 100 : Convergence.Target(plan.HigherIsBetter ? means.Max() : means.Min(), plan.HigherIsBetter);
        return r => Trainings.HasValue(r) ? Convergence.Epochs(r, target, plan.HigherIsBetter) : double.PositiveInfinity;
    }
}
