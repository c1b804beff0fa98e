namespace Hillock.Activations.Facts;

/// <summary>The line <c>slope * x + intercept</c> that a curve approaches.</summary>
/// <param name="Slope">0 for a horizontal one.</param>
/// <param name="Intercept">Its value at 0.</param>
public sealed record Asymptote(double Slope, double Intercept);
