namespace Hillock.Health.Checks;

/// <summary>A place where a function is not smooth.</summary>
/// <param name="X">Where.</param>
/// <param name="Kind">What happens there.</param>
/// <param name="Left">Limit from the left for a jump or pole, slope on the left for a kink.</param>
/// <param name="Right">The same on the right.</param>
internal sealed record Break(double X, BreakKind Kind, double Left, double Right);
