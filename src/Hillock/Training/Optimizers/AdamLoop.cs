using System.Runtime.CompilerServices;
using Hillock.Kernels;

namespace Hillock.Training.Updates;

/// <summary>The update that Adam and AdamW share.</summary>
internal static class AdamLoop
{
    /// <summary><c>m += (1-β₁)(g-m)</c>, <c>v = β₂v + (1-β₂)g²</c>, <c>w -= rate·(m/c₁) / (√(v/c₂) + ε)</c> after <c>w *= 1 - rate·decay</c>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static unsafe void Update<T>(in UpdateSpan span, in Terms terms)
        where T : unmanaged, ILanes<T>
    {
        float* w = span.Values, g = span.Gradients, m = span.State(0), v = span.State(1), most = span.State(2);
        var averages = terms.Averages;
        var step = T.Broadcast((float)(-span.Rate / (1 - Math.Pow(averages.Beta1, span.Step))));
        var scale = T.Broadcast((float)(1 / Math.Sqrt(1 - Math.Pow(averages.Beta2, span.Step))));
        var keep = T.Broadcast((float)(1 - (span.Rate * terms.Decoupled)));
        var decay = T.Broadcast((float)terms.InGradient);
        var take1 = T.Broadcast((float)(1 - averages.Beta1));
        var keep2 = T.Broadcast((float)averages.Beta2);
        var take2 = T.Broadcast((float)(1 - averages.Beta2));
        var eps = T.Broadcast((float)averages.Epsilon);
        var (decays, amsgrad) = (terms.InGradient != 0, terms.Amsgrad);

        // Weights of inputs that have been zero for long: their step is zero, and division and root are most of the work.
        var still = terms is { Decoupled: 0, InGradient: 0, Amsgrad: false };
        for (nint i = 0; i < span.Count; i += T.Count)
        {
            var gradient = T.Load(g + i);
            if (decays) gradient = T.MultiplyAdd(decay, T.Load(w + i), gradient);
            var mean = T.Load(m + i);
            mean = T.MultiplyAdd(take1, gradient - mean, mean).FlushTiny();
            mean.Store(m + i);
            var square = T.MultiplyAdd(take2 * gradient, gradient, keep2 * T.Load(v + i)).FlushTiny();
            square.Store(v + i);
            if (still && mean.NonZero() == 0) continue;
            if (amsgrad)
            {
                square = T.Max(square, T.Load(most + i));
                square.Store(most + i);
            }

            var denominator = T.MultiplyAdd(square.Sqrt(), scale, eps);
            T.MultiplyAdd(step, mean / denominator, keep * T.Load(w + i)).Store(w + i);
        }
    }

    /// <summary>The settings of the two; one of the decays is 0.</summary>
    internal readonly record struct Terms(GradientAverages Averages)
    {
        /// <summary>Weight decay by <c>g += decay·w</c>.</summary>
        public double InGradient { get; init; }

        /// <summary>Weight decay by <c>w *= 1 - rate·decay</c>.</summary>
        public double Decoupled { get; init; }

        /// <summary>Whether the largest v so far stands for v.</summary>
        public bool Amsgrad { get; init; }
    }
}
