namespace Hillock.Activations.Facts;

/// <summary>Limits at a point from one side.</summary>
/// <param name="Value">Of the value.</param>
/// <param name="Derivative">Of the derivative; may be infinite.</param>
public readonly record struct OneSided(double Value, double Derivative);
