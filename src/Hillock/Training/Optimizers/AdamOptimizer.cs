using System.Runtime.CompilerServices;
using Hillock.Texts;
using Hillock.Training.Updates;

namespace Hillock.Training;

/// <summary>Adam in its two forms: <c>w -= rate·m̂ / (√v̂ + ε)</c> with bias-corrected averages of the gradient and its square. They differ in
/// <see cref="Optimizer.DecouplesDecay"/> and their usual settings.</summary>
public abstract record AdamOptimizer : MomentOptimizer
{
    private protected AdamOptimizer(double rate, double beta1, double beta2, double epsilon)
        : base(rate, beta1, beta2, epsilon)
    {
    }

    /// <summary>Whether the largest v so far stands for v (Reddi, Kale and Kumar 2018).</summary>
    public bool Amsgrad { get; init; }

    /// <inheritdoc/>
    internal sealed override int States => Amsgrad ? 3 : 2;

    /// <inheritdoc/>
    private protected sealed override Optimizer WithMore(Settings settings, MomentOptimizer made) =>
        (AdamOptimizer)made with { Amsgrad = settings.Switch("amsgrad", Amsgrad) };

    /// <summary><c>m += (1-β₁)(g-m)</c>, <c>v = β₂v + (1-β₂)g²</c>, <c>w -= rate·(m/c₁) / (√(v/c₂) + ε)</c>, with the decay before.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private protected sealed override unsafe void Update<T>(in UpdateSpan span)
    {
        float* w = span.Values, g = span.Gradients, m = span.State(0), v = span.State(1), most = span.State(2);
        var factor = span.Decays ? WeightDecay : 0;
        var (decoupled, inGradient) = DecouplesDecay ? (factor, 0d) : (0d, factor);
        var step = T.Broadcast((float)(-span.Rate / (1 - Math.Pow(Beta1, span.Step))));
        var scale = T.Broadcast((float)(1 / Math.Sqrt(1 - Math.Pow(Beta2, span.Step))));
        var keep = T.Broadcast((float)(1 - (span.Rate * decoupled)));
        var decay = T.Broadcast((float)inGradient);
        var take1 = T.Broadcast((float)(1 - Beta1));
        var keep2 = T.Broadcast((float)Beta2);
        var take2 = T.Broadcast((float)(1 - Beta2));
        var eps = T.Broadcast((float)Epsilon);
        var (decays, amsgrad) = (inGradient != 0, Amsgrad);

        // Weights of inputs that have been zero for long: their step is zero, and division and root are most of the work.
        var still = factor == 0 && !amsgrad;
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
}
