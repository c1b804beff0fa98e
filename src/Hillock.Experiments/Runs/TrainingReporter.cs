using System.Diagnostics;
using Hillock.Experiments.Comparisons;
using Hillock.Training;

namespace Hillock.Experiments.Runs;

/// <summary>Turns steps and epochs into news with the time left.</summary>
internal sealed class TrainingReporter(int epochs, int steps, IProgress<TrainingNews>? progress) : IProgress<StepProgress>
{
    private readonly long _start = Stopwatch.GetTimestamp();

    public void Report(StepProgress value) => Tell(value.Epoch, value.Step, value.Loss, null);

    public void Epoch(int number, EpochOutcome epoch) => Tell(number, steps, epoch.Loss, epoch);

    private void Tell(int epoch, int step, double loss, EpochOutcome? done)
    {
        if (progress is null) return;
        var elapsed = Stopwatch.GetElapsedTime(_start);
        var share = (((epoch - 1.0) * steps) + step) / ((double)epochs * steps);
        progress.Report(new TrainingNews
        {
            Epoch = epoch,
            Epochs = epochs,
            Step = step,
            Steps = steps,
            Loss = loss,
            Metric = done?.Metric,
            ValidationLoss = done?.ValidationLoss,
            Validation = done?.ValidationMetric,
            Elapsed = elapsed,
            Left = share > 0 ? elapsed * ((1 - share) / share) : null,
        });
    }
}
