namespace Hillock.Kernels;

internal static partial class VectorMath
{
    // 1/√(2π), and what rounding took from it.
    private const float NormalPeak = 0.3989422804014327f;
    private const float NormalPeakRest = (float)(0.3989422804014327 - NormalPeak);

    /// <summary><c>Φ(x) + x·φ(x)</c>, the derivative of <c>x·Φ(x)</c>.</summary>
    /// <remarks>On the left <c>e^(-t²/2)·(R(t) - t/√(2π))</c> with t = |x| and R as in <see cref="NormalCdf"/>: what cancels are two numbers that are each
    /// rounded once; on the right that is what 1 lacks.</remarks>
    public static VectorValue NormalSlope(VectorValue x)
    {
        var (n, start, rest, t, quotient) = TailParts(x);
        var difference = t.Fma(-NormalPeak, quotient);
        var left = start.Fma(difference, rest.Fma(difference, t * -NormalPeakRest)).TimesPowerOfTwo(n);
        return (x >= 0f).Select(1f - left, left);
    }
}
