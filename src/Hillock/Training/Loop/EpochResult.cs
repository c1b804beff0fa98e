namespace Hillock.Training;

/// <summary>One pass over the training rows.</summary>
/// <param name="Metrics">Over the rows seen, each measured just before its step.</param>
/// <param name="Steps">Steps taken.</param>
/// <param name="Seconds">Time it took.</param>
/// <param name="State">How it ended.</param>
public readonly record struct EpochResult(Metrics Metrics, int Steps, double Seconds, EpochState State)
{
    /// <summary>Mean time of a step, gathering included.</summary>
    public double MicrosecondsPerStep => Seconds * 1e6 / Math.Max(Steps, 1);
}
