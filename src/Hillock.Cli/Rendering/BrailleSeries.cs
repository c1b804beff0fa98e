namespace Hillock.Cli.Rendering;

/// <summary>A line of a <see cref="BrailleChart"/>.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Values">The value at 1, 2, …; NaN leaves a gap.</param>
internal sealed record BrailleSeries(string Name, IReadOnlyList<double> Values);
