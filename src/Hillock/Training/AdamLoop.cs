using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Hillock.Kernels;

namespace Hillock.Training;

/// <summary>The update that Adam and AdamW share.</summary>
internal static class AdamLoop
{
    /// <summary><c>m += (1-β₁)(g-m)</c>, <c>v = β₂v + (1-β₂)g²</c>, <c>w -= rate·(m/c₁) / (√(v/c₂) + ε)</c> after <c>w *= 1 - rate·decay</c>.</summary>
    public static void Update(in UpdateSpan span, double rate, double beta1, double beta2, double epsilon, double decay)
    {
        if (Vector512.IsHardwareAccelerated) Update<Lanes512>(span, rate, beta1, beta2, epsilon, decay);
        else if (Vector256.IsHardwareAccelerated) Update<Lanes256>(span, rate, beta1, beta2, epsilon, decay);
        else Update<Lanes128>(span, rate, beta1, beta2, epsilon, decay);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static unsafe void Update<T>(in UpdateSpan span, double rate, double beta1, double beta2, double epsilon, double decay)
        where T : unmanaged, ILanes<T>
    {
        float* w = span.Values, g = span.Gradients, m = span.First, v = span.Second;
        var step = T.Broadcast((float)(-rate / (1 - Math.Pow(beta1, span.Step))));
        var scale = T.Broadcast((float)(1 / Math.Sqrt(1 - Math.Pow(beta2, span.Step))));
        var keep = T.Broadcast((float)(1 - (rate * decay)));
        var take1 = T.Broadcast((float)(1 - beta1));
        var keep2 = T.Broadcast((float)beta2);
        var take2 = T.Broadcast((float)(1 - beta2));
        var eps = T.Broadcast((float)epsilon);


        // Weights of inputs that have been zero for long: their step is zero, and division and root are most of the work.
        var still = rate * decay == 0;
        for (nint i = 0; i < span.Count; i += T.Count)
        {
            var gradient = T.Load(g + i);
            var mean = T.Load(m + i);
            mean = T.MultiplyAdd(take1, gradient - mean, mean).FlushTiny();
            mean.Store(m + i);
            var square = T.MultiplyAdd(take2 * gradient, gradient, keep2 * T.Load(v + i)).FlushTiny();
            square.Store(v + i);
            if (still && mean.NonZero() == 0) continue;
            var denominator = T.MultiplyAdd(square.Sqrt(), scale, eps);
            T.MultiplyAdd(step, mean / denominator, keep * T.Load(w + i)).Store(w + i);
        }
    }
}
