using System.Runtime.CompilerServices;
using Hillock.Texts;
using Hillock.Training.Updates;

namespace Hillock.Training;

/// <summary>Lion (Chen et al. 2023): <c>w -= rate·(sign(β₁m + (1-β₁)g) + decay·w)</c>, then <c>m = β₂m + (1-β₂)g</c>.</summary>
/// <remarks>Every step moves each number by the rate, so the rate is 3 to 10 times smaller than Adam's. Weight decay is decoupled, and wants to be
/// as much larger. The sign of what is below 1e-37 in magnitude is 0.</remarks>
public sealed record Lion : Optimizer, IHasForms<Optimizer>
{
    /// <summary>Sets the rate, the decays and the weight decay.</summary>
    /// <exception cref="HillockException">A rate not above 0, or a decay out of its range.</exception>
    public Lion(double rate = 1e-4, double beta1 = 0.9, double beta2 = 0.99, double weightDecay = 0)
        : base(rate)
    {
        Beta1 = beta1;
        Beta2 = beta2;
        WeightDecay = weightDecay;
    }

    static IReadOnlyList<UsualForm<Optimizer>> IHasForms<Optimizer>.Forms => [new(new Lion(), "lion") { Place = 9 }];

    /// <inheritdoc/>
    public override string Id => "lion";

    /// <inheritdoc/>
    public override OptimizerFacts Facts => new()
    {
        Source = "Chen et al. 2023, arXiv:2302.06675",
        Rates = (1e-7, 3e-3),
        StepLength = "moves each weight by exactly the rate, three to ten times what Adam does on average (Chen et al. 2023)",
        Adapts = true,
        Memory = ("beta1", Beta1),
    };

    /// <inheritdoc/>
    public override bool DecouplesDecay => true;

    /// <summary>Share of the momentum in a step's direction, in [0, 1).</summary>
    public double Beta1 { get; init => field = Decay(value, "beta1 of Lion"); }

    /// <summary>Decay of the momentum, in [0, 1).</summary>
    public double Beta2 { get; init => field = Decay(value, "beta2 of Lion"); }

    /// <inheritdoc/>
    internal override int States => 1;

    /// <inheritdoc/>
    private protected override Optimizer WithOwn(Settings settings) => this with
    {
        Beta1 = settings.About("of the mean").Number("beta1", Beta1),
        Beta2 = settings.About("of the momentum").Number("beta2", Beta2),
    };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private protected override unsafe void Update<T>(in UpdateSpan span)
    {
        float* w = span.Values, g = span.Gradients, m = span.State(0);
        var rate = T.Broadcast((float)-span.Rate);
        var keep = T.Broadcast((float)(1 - (span.Decays ? span.Rate * WeightDecay : 0)));
        var keep1 = T.Broadcast((float)Beta1);
        var take1 = T.Broadcast((float)(1 - Beta1));
        var keep2 = T.Broadcast((float)Beta2);
        var take2 = T.Broadcast((float)(1 - Beta2));
        for (nint i = 0; i < span.Count; i += T.Count)
        {
            var gradient = T.Load(g + i);
            var momentum = T.Load(m + i);
            var direction = Signs.Of(T.MultiplyAdd(take1, gradient, keep1 * momentum));
            T.MultiplyAdd(take2, gradient, keep2 * momentum).FlushTiny().Store(m + i);
            T.MultiplyAdd(rate, direction, keep * T.Load(w + i)).Store(w + i);
        }
    }
}
