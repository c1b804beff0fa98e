namespace Hillock.Experiments.Statistics;

/// <summary>How far the effect of one factor's level depends on another factor: <c>(a, b) - (a, first) - (first, b) + (first, first)</c>.</summary>
/// <param name="FactorA">Index of a factor.</param>
/// <param name="LevelA">One of its levels, not the first.</param>
/// <param name="FactorB">Index of a later factor.</param>
/// <param name="LevelB">One of its levels, not the first.</param>
/// <param name="Contrast">The difference between <paramref name="AtLevel"/> and <paramref name="AtFirst"/>.</param>
/// <param name="AtLevel">Effect of B's level against B's first, with A at its level.</param>
/// <param name="AtFirst">The same with A at its first.</param>
/// <param name="AdjustedP">p of the contrast after Holm's correction over all interactions.</param>
internal sealed record Interaction(
    int FactorA, int LevelA, int FactorB, int LevelB, GridContrast Contrast, GridContrast AtLevel, GridContrast AtFirst, double? AdjustedP);
