using Hillock.Texts;

namespace Hillock.Training;

/// <summary><c>max(0, 1 - t·y)²</c> with t = ±1; for several outputs <c>Σ over j ≠ t of max(0, 1 - (y_t - y_j))² / outputs</c>.</summary>
public sealed record SquaredHinge : HingeLoss, IHasForms<Loss>
{
    static IReadOnlyList<UsualForm<Loss>> IHasForms<Loss>.Forms => [new(new SquaredHinge(), "squared_hinge") { Place = 8 }];

    /// <inheritdoc/>
    public override string Id => "squared_hinge";

    /// <inheritdoc/>
    internal override double Run(in LossBatch batch, bool gradient) => Run(batch, gradient, default(Rule));

    private readonly struct Rule : IMarginRule
    {
        public (double Value, double Slope) At(double lead) => lead >= 1 ? (0, 0) : ((1 - lead) * (1 - lead), 2 * (lead - 1));
    }
}
