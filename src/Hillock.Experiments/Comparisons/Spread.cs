namespace Hillock.Experiments.Comparisons;

/// <summary>Mean and sample deviation of a value over seeds.</summary>
/// <param name="Mean">Arithmetic mean.</param>
/// <param name="Deviation">Sample standard deviation (n - 1); null for one value.</param>
public sealed record Spread(double Mean, double? Deviation);
