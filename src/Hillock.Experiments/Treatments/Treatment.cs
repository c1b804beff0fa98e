using Hillock.Data;
using Hillock.Experiments.Comparisons;
using Hillock.Experiments.Runs;
using Hillock.Health.Diagnoses;

namespace Hillock.Experiments.Treatments;

/// <summary>Tries remedies, the smallest first, until one beats the run as it was and the same run trained again.</summary>
internal sealed class Treatment(Patient patient, int seeds, IProgress<string>? progress)
{
    private readonly bool _higherIsBetter = patient.Data.Task != TaskKind.Regression;
    private readonly double _floor = patient.Data.Task == TaskKind.Regression || patient.Data.Validation.Count == 0 ? 1
        : (double)patient.Data.Validation.Labels.CountBy(l => l).Max(c => c.Value) / patient.Data.Validation.Count;

    public TreatmentReport Run(Diagnosis diagnosis, IReadOnlyList<string>? only, CancellationToken cancel)
    {
        var first = patient.Spec.Fit.Seeds[0];
        long[] own = [.. Enumerable.Range(0, seeds).Select(i => first + i)], others = [.. own.Select(s => s + seeds)];
        var remedies = Remedies.For(patient, diagnosis, only);
        var both = remedies.Count == 0 ? [] : Train("as it was", patient, [.. own, .. others], cancel); // nothing to compare with nothing
        var (before, again) = (Arm("as it was", both.Where(r => own.Contains(r.Seed))), Arm("trained again", both.Where(r => others.Contains(r.Seed))));
        var trials = new List<Trial>();
        foreach (var remedy in remedies)
        {
            if (cancel.IsCancellationRequested) break;
            trials.Add(Try(remedy, own, before, again, cancel));
            if (trials[^1].Accepted) break;
        }

        return new TreatmentReport
        {
            Before = before,
            Retrained = again,
            Trials = trials,
            Mended = trials.FirstOrDefault(t => t.Accepted)?.Remedy.Mended,
            Interrupted = cancel.IsCancellationRequested,
        };
    }

    private Trial Try(Remedy remedy, long[] own, TrialArm before, TrialArm again, CancellationToken cancel)
    {
        Patient mended;
        try
        {
            mended = Patient.Of(remedy.Mended, patient, cancel: cancel);
        }
        catch (HillockException e)
        {
            return new Trial(remedy, null, false, $"cannot be built: {e.Message}");
        }

        // The first seed, beside the same seed before, tells most that do not help.
        var scout = Arm(remedy.Text, Train(remedy.Text, mended, own[..1], cancel));
        if (scout.Runs.Count == 0) return new Trial(remedy, null, false, "stopped");
        if (!Better(scout.Values[0], before.Values[0])) return new Trial(remedy, scout, false, "no better, one seed");
        var arm = Arm(remedy.Text, [.. scout.Runs, .. Train(remedy.Text, mended, own[1..], cancel)]);
        if (arm.Runs.Count < own.Length) return new Trial(remedy, arm, false, "stopped");
        return !arm.BeatsKnowingNothing() ? new Trial(remedy, arm, false, "still learns nothing")
            : !arm.Beats(before) ? new Trial(remedy, arm, false, "within chance of before")
            : !arm.Beats(again) ? new Trial(remedy, arm, false, "within chance of training again")
            : new Trial(remedy, arm, true, "better than both");
    }

    private bool Better(double value, double than) => _higherIsBetter ? value > than : value < than;

    private TrialArm Arm(string name, IEnumerable<TrainingOutcome> runs) => new(name, [.. runs]) { HigherIsBetter = _higherIsBetter, Floor = _floor };

    private TrainingOutcome[] Train(string name, Patient who, long[] seeds, CancellationToken cancel)
    {
        var outcomes = new TrainingOutcome?[seeds.Length];
        TrainingJob[] jobs = [.. seeds.Select((s, i) => new TrainingJob(i, name, s, ""))];
        new Sweep(jobs, One, (job, outcome) => outcomes[job.Activation] = outcome).Run(who.Recipe.ThreadCount, cancel);
        return [.. outcomes.OfType<TrainingOutcome>()];

        TrainingOutcome? One(TrainingJob job, CancellationToken token)
        {
            progress?.Report($"{name}, seed {job.Seed}");
            try
            {
                using var model = who.Build();
                var (outcome, history) = new TrainingCell(who.Data, model, who.Recipe).Train(name, job.Seed, threads: 1, token);
                return history.StopReason == Training.StopReason.Cancelled ? null : outcome;
            }
            catch (HillockException)
            {
                return Refused(job);
            }
        }

        // What cannot be trained at all knows nothing; any cure is better.
        TrainingOutcome Refused(TrainingJob job) => new()
        {
            Activation = name,
            Seed = job.Seed,
            Diverged = true,
            Epochs = [],
            BestEpoch = 0,
            Validation = double.NaN,
            Test = double.NaN,
            StepsPerEpoch = who.Recipe.StepsFor(who.Data),
        };
    }
}
