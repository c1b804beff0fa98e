using Hillock.Training.Texts;
using Hillock.Training.Updates;

namespace Hillock.Training;

/// <summary>Adam with decoupled weight decay (Loshchilov and Hutter 2019): <c>w *= 1 - rate·decay</c> before Adam's step.</summary>
/// <remarks>Biases and learned slopes do not decay.</remarks>
public sealed record AdamW : Optimizer
{
    /// <summary>Sets the rate, the weight decay, the decays of the averages and ε.</summary>
    /// <exception cref="HillockException">A rate not above 0, a decay out of its range, ε not above 0.</exception>
    public AdamW(double rate = 1e-3, double weightDecay = 1e-2, double beta1 = 0.9, double beta2 = 0.999, double epsilon = 1e-8)
        : base(rate)
    {
        WeightDecay = weightDecay;
        Beta1 = beta1;
        Beta2 = beta2;
        Epsilon = epsilon;
    }

    /// <inheritdoc/>
    public override string Id => "adamw";

    /// <summary>Decay of the average gradient, in [0, 1).</summary>
    public double Beta1 { get; init => field = Decay(value, "beta1 of AdamW"); }

    /// <summary>Decay of the average squared gradient, in [0, 1).</summary>
    public double Beta2 { get; init => field = Decay(value, "beta2 of AdamW"); }

    /// <summary>Added to the root, outside of it; above 0.</summary>
    public double Epsilon { get; init => field = Small(value, "epsilon of AdamW"); }

    /// <summary>Whether the largest v so far stands for v (Reddi, Kale and Kumar 2018).</summary>
    public bool Amsgrad { get; init; }

    /// <inheritdoc/>
    internal override int States => Amsgrad ? 3 : 2;

    /// <inheritdoc/>
    internal override Optimizer With(Settings settings)
    {
        var (rate, decay) = Common(settings);
        return this with
        {
            Rate = rate,
            WeightDecay = decay,
            Beta1 = settings.Number("beta1", Beta1),
            Beta2 = settings.Number("beta2", Beta2),
            Epsilon = settings.Number("epsilon", Epsilon, "eps"),
            Amsgrad = settings.Switch("amsgrad", Amsgrad),
        };
    }

    /// <inheritdoc/>
    private protected override void Update<T>(in UpdateSpan span) => AdamLoop.Update<T>(
        span, new AdamLoop.Terms(Beta1, Beta2, Epsilon) { Decoupled = span.Decays ? WeightDecay : 0, Amsgrad = Amsgrad });
}
