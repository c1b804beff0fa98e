namespace Hillock.Health.Checks;

/// <summary>Where float32 is furthest from float64.</summary>
/// <param name="X">Where.</param>
/// <param name="Expected">In float64.</param>
/// <param name="Got">In float32.</param>
/// <param name="Ulps">The distance in units in the last place.</param>
/// <param name="IsTail">Whether the error is below one rounding of the function's largest usual value.</param>
internal sealed record UlpPlace(double X, double Expected, double Got, double Ulps, bool IsTail);
