using System.Diagnostics;
using Hillock.Data;

namespace Hillock.Training;

/// <summary>One pass over the rows of a split, in the order of its epoch.</summary>
internal sealed class EpochPass(Trainer trainer, RowOrder order, Split split, int epoch)
{
    private const int TellMilliseconds = 50;

    /// <summary>Told around every step, or null.</summary>
    public IStepWatcher? Watcher { get; init; }

    /// <summary>Told of progress, or null.</summary>
    public IProgress<StepProgress>? Progress { get; init; }

    /// <summary>What was done before, where the pass goes on from within an epoch.</summary>
    public EpochStart Start { get; init; }

    /// <summary>Steps the rest of the rows; stops after the step at hand when asked to.</summary>
    public EpochResult Run(CancellationToken token)
    {
        var rows = order.Of(split.Count, epoch);
        var augmentation = order.Augmentation(epoch);
        var steps = trainer.StepsFor(split.Count);
        var (sums, done, state) = (Start.Sums, Start.Steps, EpochState.Finished);
        var start = Stopwatch.GetTimestamp();
        var told = start;
        while (done < steps && state == EpochState.Finished)
        {
            if (token.IsCancellationRequested) state = EpochState.Cancelled;
            if (state != EpochState.Finished) break;
            Watcher?.BeforeStep(done);
            var first = done * trainer.StepSize;
            var step = trainer.Step(new StepRows(split, rows.AsSpan(first), Math.Min(trainer.StepSize, split.Count - first), augmentation), update: true);
            sums.Add(step);
            done++;
            if (!double.IsFinite(step.Loss))
            {
                state = EpochState.Diverged;
                Watcher?.Diverged(step);
            }
            else if (Watcher?.AfterStep(new EpochStart(done, sums, Start.Seconds + Seconds(start)), step) == false) state = EpochState.Cancelled;
            if (Progress is null || state == EpochState.Diverged || (Seconds(told) * 1000 < TellMilliseconds && done < steps)) continue;
            told = Stopwatch.GetTimestamp();
            Progress.Report(new StepProgress(epoch, done, steps, sums.Mean));
        }

        return new EpochResult(trainer.MetricsOf(sums, split), done, Start.Seconds + Seconds(start), state);
    }

    private static double Seconds(long since) => Stopwatch.GetElapsedTime(since).TotalSeconds;
}
