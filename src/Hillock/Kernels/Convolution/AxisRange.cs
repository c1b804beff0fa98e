namespace Hillock.Kernels.Convolution;

/// <summary>Targets from <paramref name="From"/> up to <paramref name="To"/> that have the taps from <paramref name="TapFrom"/> up to
/// <paramref name="TapTo"/>.</summary>
internal readonly record struct AxisRange(int From, int To, int TapFrom, int TapTo);
