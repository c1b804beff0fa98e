using Hillock.Texts;

namespace Hillock.Training;

/// <summary>Adam (Kingma and Ba 2015): <c>w -= rate·m̂ / (√v̂ + ε)</c> with bias-corrected averages of the gradient and its square.</summary>
/// <remarks>Weight decay is L2 in the gradient, as PyTorch's Adam has it; <see cref="AdamW"/> decouples it.</remarks>
public sealed record Adam : AdamOptimizer, IHasForms<Optimizer>
{
    /// <summary>Sets the rate, the decays of the averages, ε and the weight decay.</summary>
    /// <exception cref="HillockException">A rate not above 0, a decay outside [0, 1), ε not above 0.</exception>
    public Adam(double rate = 1e-3, double beta1 = 0.9, double beta2 = 0.999, double epsilon = 1e-8, double weightDecay = 0)
        : base(rate, beta1, beta2, epsilon) => WeightDecay = weightDecay;

    static IReadOnlyList<UsualForm<Optimizer>> IHasForms<Optimizer>.Forms => [new(new Adam(), "adam") { Place = 4 }];

    /// <inheritdoc/>
    public override string Id => "adam";

    /// <inheritdoc/>
    private protected override string Source => "Kingma and Ba 2015, arXiv:1412.6980";
}
