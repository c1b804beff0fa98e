using Hillock.Training;

namespace Hillock.Experiments.Runs;

/// <summary>Turns the progress of a training into news.</summary>
internal sealed class TrainingReporter(IProgress<TrainingNews> target) : IProgress<TrainingProgress>
{
    public void Report(TrainingProgress value)
    {
        var epoch = value.Finished;
        target.Report(new TrainingNews
        {
            Epoch = value.Epoch,
            Epochs = value.Epochs,
            Step = value.Step,
            Steps = value.Steps,
            Loss = value.Loss,
            Metric = epoch?.Metric,
            ValidationLoss = epoch?.ValidationLoss,
            Validation = epoch?.ValidationMetric,
            Elapsed = value.Elapsed,
            Left = value.Done > 0 ? value.Remaining : null,
        });
    }
}
