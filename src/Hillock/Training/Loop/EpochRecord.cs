namespace Hillock.Training;

/// <summary>One finished epoch.</summary>
/// <param name="Epoch">Its number, from 1.</param>
/// <param name="Loss">Mean training loss, each row measured just before its step.</param>
/// <param name="Metric">On the training rows: accuracy, or error share for a regression.</param>
/// <param name="ValidationLoss">After the epoch; NaN without a validation split.</param>
/// <param name="ValidationMetric">After the epoch; NaN without a validation split.</param>
/// <param name="Seconds">Time of the training steps, validation not included.</param>
/// <param name="Rate">The learning rate of its last step.</param>
public sealed record EpochRecord(
    int Epoch, double Loss, double Metric, double ValidationLoss, double ValidationMetric, double Seconds, double Rate)
{
    /// <summary>The validation loss, or the training loss where there is none: what "best" means unless something else is asked for.</summary>
    public double MonitoredLoss => double.IsNaN(ValidationLoss) ? Loss : ValidationLoss;

    /// <summary>The same epoch with losses that are higher by <paramref name="delta"/>.</summary>
    internal EpochRecord Raised(double delta) => this with { Loss = Loss + delta, ValidationLoss = ValidationLoss + delta };
}
