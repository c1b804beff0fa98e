using Hillock.Data;
using Hillock.Experiments.Comparisons;
using Hillock.Experiments.Runs;
using Hillock.Health.Diagnoses;
using Hillock.Health.Fixes;

namespace Hillock.Experiments.Repairs;

/// <summary>Tries fixes, the smallest first, until one beats the run as it was and the same run trained again.</summary>
internal sealed class RepairSearch(PreparedRun run, int seeds, IProgress<string>? progress)
{
    private readonly bool _higherIsBetter = run.Data.Task != TaskKind.Regression;
    private readonly double _floor = run.Data.Task == TaskKind.Regression || run.Data.Validation.Count == 0 ? 1
        : (double)run.Data.Validation.Labels.CountBy(l => l).Max(c => c.Value) / run.Data.Validation.Count;

    public RepairReport Run(Diagnosis diagnosis, IReadOnlyList<string>? only, CancellationToken cancel)
    {
        var first = run.Spec.Fit.Seeds[0];
        long[] own = [.. Enumerable.Range(0, seeds).Select(i => first + i)], others = [.. own.Select(s => s + seeds)];
        var fixes = FixProposals.For(run, diagnosis, only);
        var both = fixes.Count == 0 ? [] : Train("as it was", run, [.. own, .. others], cancel); // nothing to compare with nothing
        var (before, again) = (Arm("as it was", both.Where(r => own.Contains(r.Seed))), Arm("trained again", both.Where(r => others.Contains(r.Seed))));
        var trials = new List<Trial>();
        foreach (var fix in fixes)
        {
            if (cancel.IsCancellationRequested) break;
            trials.Add(Try(fix, own, before, again, cancel));
            if (trials[^1].Accepted) break;
        }

        return new RepairReport
        {
            Before = before,
            Retrained = again,
            Trials = trials,
            Mended = trials.FirstOrDefault(t => t.Accepted) is { } accepted ? RunEdit.Apply(run.Spec, accepted.Fix) : null,
            Interrupted = cancel.IsCancellationRequested,
        };
    }

    private Trial Try(Fix fix, long[] own, TrialArm before, TrialArm again, CancellationToken cancel)
    {
        PreparedRun mended;
        try
        {
            mended = PreparedRun.Of(RunEdit.Apply(run.Spec, fix), run, cancel: cancel);
        }
        catch (HillockException e)
        {
            return new Trial(fix, null, false, $"cannot be built: {e.Message}");
        }

        // The first seed, beside the same seed before, tells most that do not help.
        var scout = Arm(fix.Text, Train(fix.Text, mended, own[..1], cancel));
        if (scout.Runs.Count == 0) return new Trial(fix, null, false, "stopped");
        if (!Better(scout.Values[0], before.Values[0])) return new Trial(fix, scout, false, "no better, one seed");
        var arm = Arm(fix.Text, [.. scout.Runs, .. Train(fix.Text, mended, own[1..], cancel)]);
        if (arm.Runs.Count < own.Length) return new Trial(fix, arm, false, "stopped");
        return Judge(fix, arm, before, again);
    }

    /// <summary>What a fix that was trained with every seed comes to.</summary>
    internal static Trial Judge(Fix fix, TrialArm arm, TrialArm before, TrialArm again) =>
        !arm.BeatsKnowingNothing() ? new Trial(fix, arm, false, "still learns nothing")
        : !arm.Beats(before) ? new Trial(fix, arm, false, "within chance of before")
        : !arm.Beats(again) ? new Trial(fix, arm, false, "within chance of training again")
        : new Trial(fix, arm, true, "better than both");

    private bool Better(double value, double than) => _higherIsBetter ? value > than : value < than;

    private TrialArm Arm(string name, IEnumerable<TrainingOutcome> runs) => new(name, [.. runs]) { HigherIsBetter = _higherIsBetter, Floor = _floor };

    private TrainingOutcome[] Train(string name, PreparedRun variant, long[] seeds, CancellationToken cancel)
    {
        var outcomes = new TrainingOutcome?[seeds.Length];
        int[] jobs = [.. Enumerable.Range(0, seeds.Length)];
        new Sweep<int, TrainingOutcome>(jobs, One, (job, outcome) => outcomes[job] = outcome).Run(variant.Recipe.ThreadCount, cancel);
        return [.. outcomes.OfType<TrainingOutcome>()];

        TrainingOutcome? One(int job, CancellationToken token)
        {
            progress?.Report($"{name}, seed {seeds[job]}");
            try
            {
                using var model = variant.Build();
                var (outcome, history) = new SingleTraining(variant.Data, model, variant.Recipe).Train(name, seeds[job], threads: 1, token);
                return history.StopReason == Training.StopReason.Cancelled ? null : outcome;
            }
            catch (HillockException)
            {
                return Refused(job);
            }
        }

        // What cannot be trained at all knows nothing; any fix is better.
        TrainingOutcome Refused(int job) => new()
        {
            Activation = name,
            Seed = seeds[job],
            Diverged = true,
            Epochs = [],
            BestEpoch = 0,
            Validation = double.NaN,
            Test = double.NaN,
            StepsPerEpoch = variant.Recipe.StepsFor(variant.Data),
        };
    }
}
