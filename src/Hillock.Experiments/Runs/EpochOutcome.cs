namespace Hillock.Experiments.Runs;

/// <summary>One epoch of one training; NaN where it is not known.</summary>
/// <param name="Loss">Mean training loss over the epoch.</param>
/// <param name="Metric">Training metric over the epoch, while the weights were changing.</param>
/// <param name="ValidationLoss">Loss on the validation rows after it.</param>
/// <param name="ValidationMetric">Metric on the validation rows after it.</param>
/// <param name="Seconds">Time of its training steps.</param>
public sealed record EpochOutcome(double Loss, double Metric, double ValidationLoss, double ValidationMetric, double Seconds)
{
    /// <summary>The learning rate of its last step.</summary>
    public double Rate { get; init; } = double.NaN;
}
