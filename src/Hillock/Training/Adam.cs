namespace Hillock.Training;

/// <summary>Adam (Kingma and Ba 2015): <c>w -= rate·m̂ / (√v̂ + ε)</c> with bias-corrected averages of the gradient and its square.</summary>
public sealed record Adam : Optimizer
{
    /// <summary>Sets the rate, the decays of the averages and ε.</summary>
    /// <exception cref="HillockException">A rate not above 0, a decay outside [0, 1), ε not above 0.</exception>
    public Adam(double rate = 1e-3, double beta1 = 0.9, double beta2 = 0.999, double epsilon = 1e-8)
        : base(rate)
    {
        Beta1 = beta1;
        Beta2 = beta2;
        Epsilon = epsilon;
    }

    /// <inheritdoc/>
    public override string Id => "adam";

    /// <summary>Decay of the average gradient, in [0, 1).</summary>
    public double Beta1 { get; init => field = Check(value, "beta1 of Adam", value is >= 0 and < 1, "at least 0 and below 1, such as 0.9"); }

    /// <summary>Decay of the average squared gradient, in [0, 1).</summary>
    public double Beta2 { get; init => field = Check(value, "beta2 of Adam", value is >= 0 and < 1, "at least 0 and below 1, such as 0.999"); }

    /// <summary>Added to the root, outside of it; above 0.</summary>
    public double Epsilon { get; init => field = Check(value, "epsilon of Adam", value is > 0 and < 1, "above 0 and small, such as 1e-8"); }

    /// <inheritdoc/>
    internal override int States => 2;

    /// <inheritdoc/>
    internal override void Update(in UpdateSpan span) => AdamLoop.Update(span, Rate, Beta1, Beta2, Epsilon, decay: 0);
}
