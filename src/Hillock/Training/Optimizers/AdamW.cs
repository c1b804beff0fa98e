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
        Averages = new(nameof(AdamW)) { Beta1 = beta1, Beta2 = beta2, Epsilon = epsilon };
    }

    /// <inheritdoc/>
    public override string Id => "adamw";

    /// <summary>Decay of the average gradient, in [0, 1).</summary>
    public double Beta1 { get => Averages.Beta1; init => Averages = Averages with { Beta1 = value }; }

    /// <summary>Decay of the average squared gradient, in [0, 1).</summary>
    public double Beta2 { get => Averages.Beta2; init => Averages = Averages with { Beta2 = value }; }

    /// <summary>Added to the root, outside of it; above 0.</summary>
    public double Epsilon { get => Averages.Epsilon; init => Averages = Averages with { Epsilon = value }; }

    /// <summary>Whether the largest v so far stands for v (Reddi, Kale and Kumar 2018).</summary>
    public bool Amsgrad { get; init; }

    private GradientAverages Averages { get; init; }

    /// <inheritdoc/>
    internal override int States => Amsgrad ? 3 : 2;

    /// <inheritdoc/>
    private protected override Optimizer WithOwn(Settings settings) =>
        this with { Averages = Averages.With(settings), Amsgrad = settings.Switch("amsgrad", Amsgrad) };

    /// <inheritdoc/>
    private protected override void Update<T>(in UpdateSpan span) => AdamLoop.Update<T>(
        span, new AdamLoop.Terms(Averages) { Decoupled = span.Decays ? WeightDecay : 0, Amsgrad = Amsgrad });
}
