namespace Hillock.Experiments.Comparisons;

/// <summary>What the values of the factors of a grid come to, averaged over the others, and which depend on one another.</summary>
/// <param name="Main">The effect of each value.</param>
/// <param name="Interactions">Pairs of values of two factors, those that are shown first.</param>
public sealed record FactorEffects(IReadOnlyList<LevelEffect> Main, IReadOnlyList<InteractionEffect> Interactions)
{
    /// <inheritdoc/>
    public override string ToString() => RecordText.Of(this);
}
