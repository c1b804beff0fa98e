using System.Runtime.CompilerServices;
using Hillock.Texts;
using Hillock.Training.Updates;

namespace Hillock.Training;

/// <summary>Stochastic gradient descent, with momentum as PyTorch does it:
/// <c>v = μ·v + g</c>, <c>w -= rate·v</c>, or with Nesterov's look-ahead <c>w -= rate·(g + μ·v)</c>.</summary>
/// <remarks>Polyak 1964; Nesterov 1983 in the form of Sutskever et al. 2013. Weight decay is L2 in the gradient.</remarks>
public sealed record Sgd : Optimizer, IHasForms<Optimizer>
{
    /// <summary>Sets the rate, the momentum and the weight decay.</summary>
    /// <exception cref="HillockException">A rate not above 0, a momentum outside [0, 1), Nesterov without momentum.</exception>
    public Sgd(double rate = 0.01, double momentum = 0, bool nesterov = false, double weightDecay = 0)
        : base(rate)
    {
        Momentum = momentum;
        Nesterov = nesterov;
        WeightDecay = weightDecay;
        if (nesterov && momentum == 0)
            throw new HillockException("Nesterov's look-ahead needs a momentum above 0, such as 0.9.");
    }

    static IReadOnlyList<UsualForm<Optimizer>> IHasForms<Optimizer>.Forms =>
    [
        new(new Sgd(), "sgd") { Place = 1 },
        new(new Sgd(momentum: 0.9), "momentum") { Place = 2 },
        new(new Sgd(momentum: 0.9, nesterov: true), "nesterov") { Place = 3 },
    ];

    /// <inheritdoc/>
    public override string Id => "sgd";

    /// <inheritdoc/>
    public override OptimizerFacts Facts => new()
    {
        Source = "Robbins and Monro 1951; Polyak 1964; Sutskever et al. 2013",
        Rates = (1e-5, 1),
        EffectiveRate = Rate / (1 - Momentum),
        StepLength = "moves a weight by the rate times the gradient, with momentum μ up to 1 / (1 - μ) times as far",
        Adapts = false,
        Memory = ("momentum", Momentum),
    };

    /// <summary>μ, in [0, 1).</summary>
    public double Momentum { get; init => field = Decay(value, "momentum"); }

    /// <summary>Whether the gradient is taken where the momentum leads.</summary>
    public bool Nesterov { get; init; }

    /// <inheritdoc/>
    internal override int States => Momentum == 0 ? 0 : 1;

    /// <inheritdoc/>
    private protected override Optimizer WithOwn(Settings settings) =>
        new Sgd(Rate, settings.Number("momentum", Momentum), settings.Switch("nesterov", Nesterov), WeightDecay);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private protected override unsafe void Update<T>(in UpdateSpan span)
    {
        float* w = span.Values, g = span.Gradients, v = span.State(0);
        var rate = T.Broadcast((float)-span.Rate);
        var decay = T.Broadcast(span.Decays ? (float)WeightDecay : 0);
        if (Momentum == 0)
        {
            for (nint i = 0; i < span.Count; i += T.Count)
            {
                var weight = T.Load(w + i);
                T.MultiplyAdd(rate, T.MultiplyAdd(decay, weight, T.Load(g + i)), weight).Store(w + i);
            }

            return;
        }

        var momentum = T.Broadcast((float)Momentum);
        var nesterov = Nesterov;
        for (nint i = 0; i < span.Count; i += T.Count)
        {
            var weight = T.Load(w + i);
            var gradient = T.MultiplyAdd(decay, weight, T.Load(g + i));
            var velocity = T.MultiplyAdd(momentum, T.Load(v + i), gradient).FlushTiny();
            velocity.Store(v + i);
            var step = nesterov ? T.MultiplyAdd(momentum, velocity, gradient) : velocity;
            T.MultiplyAdd(rate, step, weight).Store(w + i);
        }
    }
}
