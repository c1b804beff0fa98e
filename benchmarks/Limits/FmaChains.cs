using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Hillock.Benchmarks.Limits;

/// <summary>Twelve independent chains of fused multiply-adds: enough to hide the latency of two units of four cycles.</summary>
internal static class FmaChains
{
    private const int Chains = 12;
    private const float Factor = 0.999f, Term = 0.001f;

    /// <summary>Lanes of the widest vector that the hardware has.</summary>
    public static int Lanes => Vector512.IsHardwareAccelerated ? 16 : Vector256.IsHardwareAccelerated ? 8 : 4;

    /// <summary>Operations of one iteration: a multiply and an add a lane.</summary>
    public static int FlopsAnIteration => Chains * Lanes * 2;

    /// <summary>Runs the chains; the result only keeps the work from being removed.</summary>
    public static float Run(int iterations) =>
        Vector512.IsHardwareAccelerated ? Run512(iterations) : Vector256.IsHardwareAccelerated ? Run256(iterations) : Run128(iterations);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static float Run512(int iterations)
    {
        Vector512<float> f = Vector512.Create(Factor), t = Vector512.Create(Term);
        Vector512<float> a = t, b = t, c = t, d = t, e = t, g = t, h = t, i = t, j = t, k = t, l = t, m = t;
        for (var n = 0; n < iterations; n++)
        {
            a = Vector512.FusedMultiplyAdd(a, f, t); b = Vector512.FusedMultiplyAdd(b, f, t);
            c = Vector512.FusedMultiplyAdd(c, f, t); d = Vector512.FusedMultiplyAdd(d, f, t);
            e = Vector512.FusedMultiplyAdd(e, f, t); g = Vector512.FusedMultiplyAdd(g, f, t);
            h = Vector512.FusedMultiplyAdd(h, f, t); i = Vector512.FusedMultiplyAdd(i, f, t);
            j = Vector512.FusedMultiplyAdd(j, f, t); k = Vector512.FusedMultiplyAdd(k, f, t);
            l = Vector512.FusedMultiplyAdd(l, f, t); m = Vector512.FusedMultiplyAdd(m, f, t);
        }

        return Vector512.Sum(a + b + c + d + e + g + h + i + j + k + l + m);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static float Run256(int iterations)
    {
        Vector256<float> f = Vector256.Create(Factor), t = Vector256.Create(Term);
        Vector256<float> a = t, b = t, c = t, d = t, e = t, g = t, h = t, i = t, j = t, k = t, l = t, m = t;
        for (var n = 0; n < iterations; n++)
        {
            a = Vector256.FusedMultiplyAdd(a, f, t); b = Vector256.FusedMultiplyAdd(b, f, t);
            c = Vector256.FusedMultiplyAdd(c, f, t); d = Vector256.FusedMultiplyAdd(d, f, t);
            e = Vector256.FusedMultiplyAdd(e, f, t); g = Vector256.FusedMultiplyAdd(g, f, t);
            h = Vector256.FusedMultiplyAdd(h, f, t); i = Vector256.FusedMultiplyAdd(i, f, t);
            j = Vector256.FusedMultiplyAdd(j, f, t); k = Vector256.FusedMultiplyAdd(k, f, t);
            l = Vector256.FusedMultiplyAdd(l, f, t); m = Vector256.FusedMultiplyAdd(m, f, t);
        }

        return Vector256.Sum(a + b + c + d + e + g + h + i + j + k + l + m);
    }

    // The estimate is a multiply and an add where the hardware has no fused one.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static float Run128(int iterations)
    {
        Vector128<float> f = Vector128.Create(Factor), t = Vector128.Create(Term);
        Vector128<float> a = t, b = t, c = t, d = t, e = t, g = t, h = t, i = t, j = t, k = t, l = t, m = t;
        for (var n = 0; n < iterations; n++)
        {
            a = Vector128.MultiplyAddEstimate(a, f, t); b = Vector128.MultiplyAddEstimate(b, f, t);
            c = Vector128.MultiplyAddEstimate(c, f, t); d = Vector128.MultiplyAddEstimate(d, f, t);
            e = Vector128.MultiplyAddEstimate(e, f, t); g = Vector128.MultiplyAddEstimate(g, f, t);
            h = Vector128.MultiplyAddEstimate(h, f, t); i = Vector128.MultiplyAddEstimate(i, f, t);
            j = Vector128.MultiplyAddEstimate(j, f, t); k = Vector128.MultiplyAddEstimate(k, f, t);
            l = Vector128.MultiplyAddEstimate(l, f, t); m = Vector128.MultiplyAddEstimate(m, f, t);
        }

        return Vector128.Sum(a + b + c + d + e + g + h + i + j + k + l + m);
    }
}
