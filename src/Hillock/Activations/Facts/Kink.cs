namespace Hillock.Activations.Facts;

/// <summary>Where the value or the slope jumps.</summary>
/// <param name="X">The place.</param>
/// <param name="Value">The value there.</param>
/// <param name="Derivative">The derivative that is used there.</param>
/// <param name="Before">Limits of value and derivative from the left.</param>
/// <param name="After">Limits of value and derivative from the right.</param>
/// <param name="IsJump">Whether the value jumps, not only the slope.</param>
public sealed record Kink(double X, double Value, double Derivative, OneSided Before, OneSided After, bool IsJump);
