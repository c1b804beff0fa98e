using Hillock.Texts;

namespace Hillock.Training;

/// <summary>Adam with decoupled weight decay (Loshchilov and Hutter 2019): <c>w *= 1 - rate·decay</c> before Adam's step.</summary>
/// <remarks>Biases and learned slopes do not decay.</remarks>
public sealed record AdamW : AdamOptimizer, IHasForms<Optimizer>
{
    /// <summary>Sets the rate, the weight decay, the decays of the averages and ε.</summary>
    /// <exception cref="HillockException">A rate not above 0, a decay out of its range, ε not above 0.</exception>
    public AdamW(double rate = 1e-3, double weightDecay = 1e-2, double beta1 = 0.9, double beta2 = 0.999, double epsilon = 1e-8)
        : base(rate, beta1, beta2, epsilon) => WeightDecay = weightDecay;

    static IReadOnlyList<UsualForm<Optimizer>> IHasForms<Optimizer>.Forms => [new(new AdamW(), "adamw", "adam_w") { Place = 5 }];

    /// <inheritdoc/>
    public override string Id => "adamw";

    /// <inheritdoc/>
    public override bool DecouplesDecay => true;

    /// <inheritdoc/>
    private protected override string Source => "Loshchilov and Hutter 2019, arXiv:1711.05101";

    /// <inheritdoc/>
    private protected override string WithoutDecay => "adam";
}
