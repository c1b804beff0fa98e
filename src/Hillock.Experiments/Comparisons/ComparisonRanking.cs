using Hillock.Experiments.Runs;
using Hillock.Experiments.Statistics;

namespace Hillock.Experiments.Comparisons;

/// <summary>From finished trainings to ranked rows; depends on nothing else, so that a resumed run gives the same.</summary>
internal static class ComparisonRanking
{
    public static ComparisonResult Of(ComparisonPlan plan, Trainings trainings, int planned, bool outOfTime = false)
    {
        var tests = new PairTests(plan, trainings);
        var order = Order(plan, trainings, tests);
        var best = order.Count > 0 && trainings.UnitsOf(order[0]).Any(u => u is not null) ? order[0] : (int?)null;
        double? target = best is { } b && Runs(trainings, b) is { Length: > 0 } runs
            ? Convergence.Target(Samples.Mean([.. runs.Select(r => r.Validation)]), plan.HigherIsBetter) : null;
        var baseline = plan.Baseline is { } name ? plan.Arms.Select((a, i) => (a.Name, i)).Where(a => a.Name == name).Select(a => (int?)a.i).FirstOrDefault()
            : null;
        var result = new ComparisonResult
        {
            Data = plan.Data,
            Task = plan.Task,
            TargetColumn = plan.TargetColumn,
            TargetIsGuess = plan.TargetIsGuess,
            Question = plan.Question,
            Network = plan.Network,
            Metric = plan.Metric,
            HigherIsBetter = plan.HigherIsBetter,
            Factors = plan.Factors,
            Design = plan.Design.Words,
            Rows = [.. order.Select((arm, i) => Row(plan, trainings, tests, arm, i + 1, target, best, baseline))],
            Effects = Effects.Of(plan, trainings),
            Verdict = "",
            Target = target,
            Seeds = [.. plan.Design.Blocks.Select(x => x.Seed).Distinct()],
            Planned = planned,
            Finished = trainings.Count,
            Baseline = plan.Baseline,
            Claim = ClaimCheck.Of(plan, trainings, trainings.Count < planned && !outOfTime),
            OutOfTime = outOfTime,
            Spared = trainings.Dropped.Sum(d => plan.Design.Blocks.Count - 1 - d.Value),
            LeftOut = plan.LeftOut,
            Warnings = plan.Warnings,
            Folder = plan.Folder,
            Command = plan.Command,
        };
        return result with { Verdict = Verdict.Of(result), Cost = VerdictDetails.Cost([.. result.Rows.Where(r => r.Validation is not null)]) };
    }

    // Arms without a value last; then those that diverged oftener, since a mean over the survivors flatters them; then by the mean. What cannot be told from
    // the best comes before what is shown to be behind.
    private static List<int> Order(ComparisonPlan plan, Trainings trainings, PairTests tests)
    {
        var arms = Enumerable.Range(0, plan.Arms.Count).Select(arm => (Arm: arm, Units: trainings.UnitsOf(arm).OfType<double>().ToArray(),
            Diverged: trainings.RunsOf(arm).Count(r => r.Outcome.Diverged), Dropped: trainings.Dropped.ContainsKey(arm)))
            .OrderBy(a => a.Units.Length == 0)
            .ThenBy(a => a.Dropped)
            .ThenBy(a => a.Diverged)
            .ThenBy(a => a.Units.Length == 0 ? 0 : -Samples.Mean(a.Units))
            .ToList();
        if (arms.Count == 0 || arms[0].Units.Length == 0) return [.. arms.Select(a => a.Arm)];
        return [.. arms.Select((a, i) => (a.Arm, Place: i, Behind: i > 0 && (a.Dropped || tests.Of(a.Arm, arms[0].Arm)?.Apart != false)))
            .OrderBy(a => a.Behind).ThenBy(a => a.Place).Select(a => a.Arm)];
    }

    private static TrainingOutcome[] Runs(Trainings trainings, int arm) => [.. trainings.RunsOf(arm).Select(r => r.Outcome).Where(Trainings.HasValue)];

    private static ComparisonRow Row(ComparisonPlan plan, Trainings trainings, PairTests tests, int arm, int rank, double? target, int? best, int? baseline)
    {
        var all = trainings.RunsOf(arm);
        var runs = Runs(trainings, arm);
        var epochs = target is { } t ? runs.Select(r => Convergence.Epochs(r, t, plan.HigherIsBetter)).ToArray() : [];
        var reached = epochs.Count(double.IsFinite);
        var half = reached > 0 && 2 * reached >= all.Count;
        // A diverged seed is one that never gets there.
        var late = Enumerable.Repeat(double.PositiveInfinity, all.Count - runs.Length);
        var units = trainings.UnitsOf(arm).OfType<double>().ToArray();
        var behind = best is { } b && b != arm ? tests.Of(arm, b) : null;
        return new ComparisonRow
        {
            Rank = rank,
            Arm = plan.Arms[arm].Name,
            Levels = plan.Arms[arm].Levels,
            Finished = runs.Length,
            Diverged = all.Count(r => r.Outcome.Diverged),
            StillImproving = runs.Count(r => r.StillImproving),
            Dropped = trainings.Dropped.ContainsKey(arm),
            Rate = trainings.RateOf(arm),
            Rates = trainings.RateScores(arm),
            Validation = Samples.Spread([.. runs.Select(r => r.Validation)]),
            Test = Samples.Spread([.. runs.Select(r => r.Test).Where(double.IsFinite)]),
            ValidationError = Samples.Spread([.. runs.Select(r => r.ValidationError).Where(double.IsFinite)]),
            TestError = Samples.Spread([.. runs.Select(r => r.TestError).Where(double.IsFinite)]),
            Median = runs.Length == 0 ? null : Samples.Median(runs.Select(r => r.Validation)),
            InterquartileMean = runs.Length == 0 ? null : Summary.Of([.. runs.Select(r => r.Validation)]).InterquartileMean,
            EpochsToTarget = half ? Samples.LowerMedian(epochs.Concat(late)) : null,
            SecondsToTarget = half ? Samples.LowerMedian(runs.Select((r, i) => Convergence.Seconds(r, epochs[i])).Concat(late)) : null,
            ReachedTarget = reached,
            Epochs = runs.Length == 0 ? null : Samples.Median(runs.Select(r => (double)r.Epochs.Count)),
            MicrosecondsPerStep = Finite(Samples.Median(runs.SelectMany(StepTimes))),
            DeadShare = Finite(Samples.Mean([.. runs.Select(r => r.DeadShare).Where(double.IsFinite)])),
            GradientRatio = Finite(Samples.Median(runs.Select(r => r.GradientRatio).Where(double.IsFinite))),
            TiedWithBest = units.Length > 0 && best is { } first && (arm == first || (behind is { Apart: false } && !trainings.Dropped.ContainsKey(arm))),
            Behind = units.Length == 0 || best is not { } f ? null : arm == f ? 0 : Behind(plan, runs, Runs(trainings, f)),
            ToBest = behind,
            ToBaseline = baseline is { } than && than != arm ? tests.Of(arm, than) : null,
            Seeds = [.. all.Select(r => Score(r.Block, r.Outcome))],
            Curve = Curve(runs),
        };
    }

    private static double? Behind(ComparisonPlan plan, TrainingOutcome[] own, TrainingOutcome[] best)
    {
        if (own.Length == 0 || best.Length == 0) return null;
        var difference = Samples.Mean([.. best.Select(r => r.Validation)]) - Samples.Mean([.. own.Select(r => r.Validation)]);
        return plan.HigherIsBetter ? difference : -difference;
    }

    private static SeedScore Score(Block block, TrainingOutcome run)
    {
        var value = Trainings.HasValue(run);
        return new(run.Seed, value ? run.Validation : null, value ? Finite(run.Test) : null, run.BestEpoch, run.Diverged)
        {
            Split = block.DataSeed is null && block.Fold is null ? null : block.SplitName.TrimStart('-'),
            Epochs = run.Epochs.Count,
            StillImproving = run.StillImproving,
        };
    }

    private static IEnumerable<double> StepTimes(TrainingOutcome run) => run.Epochs.Select(e => 1e6 * e.Seconds / Math.Max(1, run.StepsPerEpoch));

    private static double[] Curve(TrainingOutcome[] runs)
    {
        var longest = runs.Length == 0 ? 0 : runs.Max(r => r.Epochs.Count);
        return [.. Enumerable.Range(0, longest).Select(i => Samples.Mean([.. runs.Where(r => i < r.Epochs.Count).Select(r => r.Epochs[i].ValidationMetric)]))];
    }

    private static double? Finite(double value) => double.IsFinite(value) ? value : null;
}
