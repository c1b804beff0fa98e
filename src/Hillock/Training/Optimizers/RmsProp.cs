using System.Runtime.CompilerServices;
using Hillock.Texts;
using Hillock.Training.Updates;

namespace Hillock.Training;

/// <summary>RMSProp (Tieleman and Hinton 2012): <c>v = ρ·v + (1-ρ)·g²</c>, <c>w -= rate·g / (√v + ε)</c>; centred (Graves 2013), v is the variance
/// of the gradient; with momentum, <c>b = μ·b + g / (√v + ε)</c>, <c>w -= rate·b</c>.</summary>
/// <remarks>The rate and ε are PyTorch's; weight decay is L2 in the gradient. The variance is averaged as such,
/// <c>v = ρ·(v + (1-ρ)(g-m)²)</c>, which is the same number as the difference of two averages and never negative.</remarks>
public sealed record RmsProp : Optimizer, IHasForms<Optimizer>
{
    /// <summary>Sets the rate, ρ, ε, the momentum, whether v is centred, and the weight decay.</summary>
    /// <exception cref="HillockException">A rate not above 0, a decay out of its range, ε not above 0.</exception>
    public RmsProp(double rate = 0.01, double rho = 0.99, double epsilon = 1e-8, double momentum = 0, bool centered = false, double weightDecay = 0)
        : base(rate)
    {
        Rho = rho;
        Epsilon = epsilon;
        Momentum = momentum;
        Centered = centered;
        WeightDecay = weightDecay;
    }

    static IReadOnlyList<UsualForm<Optimizer>> IHasForms<Optimizer>.Forms => [new(new RmsProp(), "rmsprop", "rms_prop") { Place = 7 }];

    /// <inheritdoc/>
    public override string Id => "rmsprop";

    /// <inheritdoc/>
    public override OptimizerFacts Facts => OptimizerFacts.Dividing("Tieleman and Hinton 2012, COURSERA lecture 6.5") with
    {
        Memory = ("momentum", Momentum),
        Epsilon = Epsilon,
    };

    /// <summary>ρ, decay of the average squared gradient, in [0, 1); PyTorch calls it alpha.</summary>
    public double Rho { get; init => field = Decay(value, "rho of RMSProp"); }

    /// <summary>Added to the root, outside of it; above 0.</summary>
    public double Epsilon { get; init => field = Small(value, "epsilon of RMSProp"); }

    /// <summary>μ, in [0, 1).</summary>
    public double Momentum { get; init => field = Decay(value, "momentum"); }

    /// <summary>Whether the square of the average gradient is taken off the average square.</summary>
    public bool Centered { get; init; }

    /// <inheritdoc/>
    internal override int States => 1 + (Centered ? 1 : 0) + (Momentum > 0 ? 1 : 0);

    /// <inheritdoc/>
    private protected override Optimizer WithOwn(Settings settings) => this with
    {
        Rho = settings.Number("rho", Rho, "alpha"),
        Epsilon = AskEpsilon(settings, Epsilon),
        Momentum = settings.Number("momentum", Momentum),
        Centered = settings.Switch("centered", Centered),
    };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private protected override unsafe void Update<T>(in UpdateSpan span)
    {
        float* w = span.Values, g = span.Gradients, v = span.State(0), m = span.State(1), b = span.State(Centered ? 2 : 1);
        var rate = T.Broadcast((float)-span.Rate);
        var decay = T.Broadcast(span.Decays ? (float)WeightDecay : 0);
        var keep = T.Broadcast((float)Rho);
        var take = T.Broadcast((float)(1 - Rho));
        var momentum = T.Broadcast((float)Momentum);
        var eps = T.Broadcast((float)Epsilon);
        var (centered, moving) = (Centered, Momentum > 0);
        for (nint i = 0; i < span.Count; i += T.Count)
        {
            var weight = T.Load(w + i);
            var gradient = T.MultiplyAdd(decay, weight, T.Load(g + i));
            var square = T.Load(v + i);
            if (centered)
            {
                var mean = T.Load(m + i);
                var off = gradient - mean;
                square = (keep * T.MultiplyAdd(take * off, off, square)).FlushTiny();
                T.MultiplyAdd(take, off, mean).FlushTiny().Store(m + i);
            }
            else
            {
                square = T.MultiplyAdd(take * gradient, gradient, keep * square).FlushTiny();
            }

            square.Store(v + i);
            var step = gradient / (square.Sqrt() + eps);
            if (moving)
            {
                step = T.MultiplyAdd(momentum, T.Load(b + i), step).FlushTiny();
                step.Store(b + i);
            }

            T.MultiplyAdd(rate, step, weight).Store(w + i);
        }
    }
}
