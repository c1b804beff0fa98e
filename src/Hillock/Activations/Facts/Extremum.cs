namespace Hillock.Activations.Facts;

/// <summary>A point higher or lower than all around it.</summary>
/// <param name="X">The place.</param>
/// <param name="Value">The value there.</param>
/// <param name="IsMaximum">Whether it is a maximum.</param>
/// <param name="IsGlobal">Whether the function goes no further anywhere.</param>
public sealed record Extremum(double X, double Value, bool IsMaximum, bool IsGlobal);
