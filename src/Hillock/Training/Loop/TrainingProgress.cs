namespace Hillock.Training;

/// <summary>Where a training is.</summary>
/// <param name="Epoch">The epoch at hand, from 1.</param>
/// <param name="Epochs">Epochs in all.</param>
/// <param name="Step">Steps done in this epoch.</param>
/// <param name="Steps">Steps an epoch.</param>
/// <param name="Loss">Mean training loss of this epoch so far.</param>
/// <param name="Elapsed">Time since the start.</param>
/// <param name="Remaining">Time left, if the epochs go on at this pace.</param>
/// <param name="Finished">The record of this epoch, once it is finished.</param>
public readonly record struct TrainingProgress(
    int Epoch, int Epochs, int Step, int Steps, double Loss, TimeSpan Elapsed, TimeSpan Remaining, EpochRecord? Finished)
{
    /// <summary>Share of the training that is done, in [0, 1].</summary>
    public double Done => (Epoch - 1 + ((double)Step / Math.Max(Steps, 1))) / Epochs;
}
