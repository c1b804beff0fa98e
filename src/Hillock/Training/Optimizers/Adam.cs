using Hillock.Training.Texts;
using Hillock.Training.Updates;

namespace Hillock.Training;

/// <summary>Adam (Kingma and Ba 2015): <c>w -= rate·m̂ / (√v̂ + ε)</c> with bias-corrected averages of the gradient and its square.</summary>
/// <remarks>Weight decay is L2 in the gradient, as PyTorch's Adam has it; <see cref="AdamW"/> decouples it.</remarks>
public sealed record Adam : Optimizer
{
    /// <summary>Sets the rate, the decays of the averages, ε and the weight decay.</summary>
    /// <exception cref="HillockException">A rate not above 0, a decay outside [0, 1), ε not above 0.</exception>
    public Adam(double rate = 1e-3, double beta1 = 0.9, double beta2 = 0.999, double epsilon = 1e-8, double weightDecay = 0)
        : base(rate)
    {
        Averages = new(nameof(Adam)) { Beta1 = beta1, Beta2 = beta2, Epsilon = epsilon };
        WeightDecay = weightDecay;
    }

    /// <inheritdoc/>
    public override string Id => "adam";

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
        span, new AdamLoop.Terms(Averages) { InGradient = span.Decays ? WeightDecay : 0, Amsgrad = Amsgrad });
}
