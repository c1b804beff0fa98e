using Hillock.Experiments.Runs;

namespace Hillock.Experiments.Comparisons;

/// <summary>From finished trainings to ranked rows; depends on nothing else, so that a resumed run gives the same.</summary>
internal static class ComparisonRanking
{
    public static ComparisonResult Of(ComparisonPlan plan, IReadOnlyCollection<TrainingOutcome> outcomes)
    {
        // Seed order, whatever order they finished in: sums of floats must not depend on it.
        var runs = plan.Activations.ToDictionary(a => a, a => outcomes.Where(o => o.Activation == a).OrderBy(o => o.Seed).ToArray());
        Contender[] contenders = [.. plan.Activations.Select(a => new Contender(a, Values(runs[a]), runs[a].Count(o => o.Diverged)))];
        var ranking = Ranking.Of(contenders, plan.HigherIsBetter, plan.ValidationRows);
        double? target = ranking.Count > 0 && ranking[0].Contender.Values.Count > 0
            ? Convergence.Target(ranking[0].Contender.Mean, plan.HigherIsBetter) : null;
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
            Rows = [.. ranking.Select((s, i) => Row(plan, i + 1, s, runs[s.Contender.Activation], target))],
            Verdict = "",
            Target = target,
            Seeds = plan.Seeds,
            Planned = plan.Activations.Count * plan.Seeds.Count,
            Finished = outcomes.Count,
            Warnings = plan.Warnings,
            Folder = plan.Folder,
            Command = plan.Command,
        };
        return result with { Verdict = Verdict.Of(result) };
    }

    private static Dictionary<long, double> Values(TrainingOutcome[] runs) =>
        runs.Where(r => HasValue(r)).ToDictionary(r => r.Seed, r => r.Validation);

    private static bool HasValue(TrainingOutcome run) => !run.Diverged && double.IsFinite(run.Validation);

    private static ComparisonRow Row(ComparisonPlan plan, int rank, Standing standing, TrainingOutcome[] all, double? target)
    {
        TrainingOutcome[] runs = [.. all.Where(HasValue)];
        var epochs = target is { } t ? runs.Select(r => Convergence.Epochs(r, t, plan.HigherIsBetter)).ToArray() : [];
        var reached = epochs.Count(double.IsFinite);
        var half = reached > 0 && 2 * reached >= all.Length;
        // A diverged seed is one that never gets there.
        var late = Enumerable.Repeat(double.PositiveInfinity, all.Length - runs.Length);
        return new ComparisonRow
        {
            Rank = rank,
            Activation = standing.Contender.Activation,
            Finished = runs.Length,
            Diverged = standing.Contender.Diverged,
            Validation = Samples.Spread([.. runs.Select(r => r.Validation)]),
            Test = Samples.Spread([.. runs.Select(r => r.Test).Where(double.IsFinite)]),
            EpochsToTarget = half ? Samples.LowerMedian(epochs.Concat(late)) : null,
            SecondsToTarget = half ? Samples.LowerMedian(runs.Select((r, i) => Convergence.Seconds(r, epochs[i])).Concat(late)) : null,
            ReachedTarget = reached,
            MicrosecondsPerStep = Finite(Samples.Median(runs.SelectMany(StepTimes))),
            DeadShare = Finite(Samples.Mean([.. runs.Select(r => r.DeadShare).Where(double.IsFinite)])),
            GradientRatio = Finite(Samples.Median(runs.Select(r => r.GradientRatio).Where(double.IsFinite))),
            TiedWithBest = standing.Tied,
            Behind = Finite(standing.Behind),
            PValue = standing.P,
            Seeds = [.. all.OrderBy(r => r.Seed).Select(Score)],
            Curve = Curve(runs),
        };
    }

    private static SeedScore Score(TrainingOutcome run) =>
        new(run.Seed, HasValue(run) ? run.Validation : null, HasValue(run) ? Finite(run.Test) : null, run.BestEpoch, run.Diverged);

    private static IEnumerable<double> StepTimes(TrainingOutcome run) => run.Epochs.Select(e => 1e6 * e.Seconds / Math.Max(1, run.StepsPerEpoch));

    private static double[] Curve(TrainingOutcome[] runs)
    {
        var longest = runs.Length == 0 ? 0 : runs.Max(r => r.Epochs.Count);
        return [.. Enumerable.Range(0, longest).Select(i => Samples.Mean([.. runs.Where(r => i < r.Epochs.Count).Select(r => r.Epochs[i].ValidationMetric)]))];
    }

    private static double? Finite(double value) => double.IsFinite(value) ? value : null;
}
