using System.Runtime.CompilerServices;
using Hillock.Texts;
using Hillock.Training.Updates;

namespace Hillock.Training;

/// <summary>Adam with Nesterov's look-ahead (Dozat 2016): <c>w -= rate·((1-μₜ)·g/(1-Πμ) + μₜ₊₁·m/(1-Πμ·μₜ₊₁)) / (√v̂ + ε)</c>
/// with <c>μₜ = β₁(1 - 0.96^(ψt)/2)</c>.</summary>
/// <remarks>Rate, ψ and the form of the sum are PyTorch's; weight decay is L2 in the gradient.</remarks>
public sealed record NAdam : MomentOptimizer, IHasForms<Optimizer>
{
    /// <summary>Sets the rate, the decays of the averages, ε, ψ and the weight decay.</summary>
    /// <exception cref="HillockException">A rate not above 0, a decay out of its range, ε not above 0.</exception>
    public NAdam(double rate = 2e-3, double beta1 = 0.9, double beta2 = 0.999, double epsilon = 1e-8, double momentumDecay = 4e-3, double weightDecay = 0)
        : base(rate, beta1, beta2, epsilon)
    {
        MomentumDecay = momentumDecay;
        WeightDecay = weightDecay;
    }

    static IReadOnlyList<UsualForm<Optimizer>> IHasForms<Optimizer>.Forms => [new(new NAdam(), "nadam") { Place = 6 }];

    /// <inheritdoc/>
    public override string Id => "nadam";

    /// <summary>ψ: how soon the momentum grows from β₁/2 to β₁; at least 0.</summary>
    public double MomentumDecay { get; init => field = Check(value, "momentum decay", value >= 0 && double.IsFinite(value), "at least 0, such as 0.004"); }

    /// <inheritdoc/>
    internal override int States => 2;

    /// <inheritdoc/>
    internal override double Carry(double carried, long step) => carried * Momentum(step);

    /// <inheritdoc/>
    private protected override string Source => "Dozat 2016, Incorporating Nesterov momentum into Adam, ICLR workshop";

    /// <inheritdoc/>
    private protected override Optimizer WithMore(Settings settings, MomentOptimizer made) =>
        (NAdam)made with { MomentumDecay = settings.Number("momentum_decay", MomentumDecay) };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private protected override unsafe void Update<T>(in UpdateSpan span)
    {
        float* w = span.Values, g = span.Gradients, m = span.State(0), v = span.State(1);
        double now = Momentum(span.Step), next = Momentum(span.Step + 1);
        var ahead = T.Broadcast((float)(-span.Rate * (1 - now) / (1 - span.Carried)));
        var behind = T.Broadcast((float)(-span.Rate * next / (1 - (span.Carried * next))));
        var scale = T.Broadcast((float)(1 / Math.Sqrt(1 - Math.Pow(Beta2, span.Step))));
        var decay = T.Broadcast(span.Decays ? (float)WeightDecay : 0);
        var take1 = T.Broadcast((float)(1 - Beta1));
        var keep2 = T.Broadcast((float)Beta2);
        var take2 = T.Broadcast((float)(1 - Beta2));
        var eps = T.Broadcast((float)Epsilon);
        for (nint i = 0; i < span.Count; i += T.Count)
        {
            var weight = T.Load(w + i);
            var gradient = T.MultiplyAdd(decay, weight, T.Load(g + i));
            var mean = T.Load(m + i);
            mean = T.MultiplyAdd(take1, gradient - mean, mean).FlushTiny();
            mean.Store(m + i);
            var square = T.MultiplyAdd(take2 * gradient, gradient, keep2 * T.Load(v + i)).FlushTiny();
            square.Store(v + i);
            var denominator = T.MultiplyAdd(square.Sqrt(), scale, eps);
            (weight + (T.MultiplyAdd(ahead, gradient, behind * mean) / denominator)).Store(w + i);
        }
    }

    private double Momentum(long step) => Beta1 * (1 - (0.5 * Math.Pow(0.96, step * MomentumDecay)));
}
