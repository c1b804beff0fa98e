namespace Hillock.Health.Monitoring;

/// <summary>Where a training first computed NaN or infinity.</summary>
/// <param name="Step">The step, from 1.</param>
/// <param name="Pass">The part of the step.</param>
/// <param name="Layer">The layer, or null where it was the loss itself.</param>
/// <param name="Value">NaN or an infinity.</param>
public sealed record NonFiniteOrigin(long Step, StepPass Pass, string? Layer, double Value);
