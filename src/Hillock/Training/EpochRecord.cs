namespace Hillock.Training;

/// <summary>One finished epoch.</summary>
/// <param name="Epoch">Its number, from 1.</param>
/// <param name="Loss">Mean training loss, each row measured just before its step.</param>
/// <param name="Metric">On the training rows: accuracy, or error share for a regression.</param>
/// <param name="ValidationLoss">After the epoch; NaN without a validation split.</param>
/// <param name="ValidationMetric">After the epoch; NaN without a validation split.</param>
/// <param name="Seconds">Time of the training steps, validation not included.</param>
public sealed record EpochRecord(
    int Epoch, double Loss, double Metric, double ValidationLoss, double ValidationMetric, double Seconds)
{
    /// <summary>The validation loss, or the training loss where there is none: what "best" means.</summary>
    public double MonitoredLoss => double.IsNaN(ValidationLoss) ? Loss : ValidationLoss;
}
