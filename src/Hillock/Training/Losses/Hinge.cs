using Hillock.Texts;

namespace Hillock.Training;

/// <summary><c>max(0, 1 - t·y)</c> with t = ±1; for several outputs <c>Σ over j ≠ t of max(0, 1 - (y_t - y_j)) / outputs</c>.</summary>
public sealed record Hinge : HingeLoss, IHasForms<Loss>
{
    static IReadOnlyList<UsualForm<Loss>> IHasForms<Loss>.Forms => [new(new Hinge(), "hinge", "multi_margin_loss") { Place = 7 }];

    /// <inheritdoc/>
    public override string Id => "hinge";

    /// <inheritdoc/>
    internal override double Run(in LossBatch batch, bool gradient) => Run(batch, gradient, default(Rule));

    private readonly struct Rule : IMarginRule
    {
        public (double Value, double Slope) At(double lead) => lead >= 1 ? (0, 0) : (1 - lead, -1);
    }
}
