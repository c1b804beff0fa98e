namespace Hillock.Health.Checks;

/// <summary>Where a computation stops being finite.</summary>
/// <param name="X">The x nearest 0.</param>
/// <param name="Expected">What the function is there.</param>
/// <param name="Got">What comes out.</param>
/// <param name="Legitimate">Whether the function itself outgrows the numbers.</param>
internal sealed record OverflowPlace(double X, double Expected, double Got, bool Legitimate);
