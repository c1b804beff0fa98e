namespace Hillock.Activations.Facts;

/// <summary>What a function does far out on one side.</summary>
/// <param name="Limit">The limit, which may be infinite; NaN if there is none.</param>
/// <param name="Slope">The limit of the derivative, which may be infinite; NaN if there is none.</param>
/// <param name="Asymptote">The line it approaches; null if there is none.</param>
public sealed record Tail(double Limit, double Slope, Asymptote? Asymptote);
