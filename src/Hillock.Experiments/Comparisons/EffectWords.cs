namespace Hillock.Experiments.Comparisons;

/// <summary>The effects of a grid in sentences.</summary>
internal static class EffectWords
{
    public static string? Of(ComparisonResult result, FactorEffects effects) => null;
}
