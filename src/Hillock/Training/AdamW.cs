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

    /// <summary>Share of a weight, times the rate, that a step takes away; at least 0.</summary>
    public double WeightDecay { get; init => field = Check(value, "weight decay", value >= 0 && double.IsFinite(value), "at least 0, such as 0.01"); }

    /// <summary>Decay of the average gradient, in [0, 1).</summary>
    public double Beta1 { get; init => field = Check(value, "beta1 of AdamW", value is >= 0 and < 1, "at least 0 and below 1, such as 0.9"); }

    /// <summary>Decay of the average squared gradient, in [0, 1).</summary>
    public double Beta2 { get; init => field = Check(value, "beta2 of AdamW", value is >= 0 and < 1, "at least 0 and below 1, such as 0.999"); }

    /// <summary>Added to the root, outside of it; above 0.</summary>
    public double Epsilon { get; init => field = Check(value, "epsilon of AdamW", value is > 0 and < 1, "above 0 and small, such as 1e-8"); }

    /// <inheritdoc/>
    internal override int States => 2;

    /// <inheritdoc/>
    internal override void Update(in UpdateSpan span) =>
        AdamLoop.Update(span, Rate, Beta1, Beta2, Epsilon, span.Decays ? WeightDecay : 0);
}
