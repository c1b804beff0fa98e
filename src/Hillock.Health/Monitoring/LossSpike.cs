namespace Hillock.Health.Monitoring;

/// <summary>A step whose loss stood out.</summary>
/// <param name="Step">The step, from 1.</param>
/// <param name="Loss">Its loss.</param>
/// <param name="Median">The median of the losses before it.</param>
public sealed record LossSpike(long Step, double Loss, double Median);
