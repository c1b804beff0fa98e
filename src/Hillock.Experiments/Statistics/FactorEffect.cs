namespace Hillock.Experiments.Statistics;

/// <summary>What one level of a factor does, averaged over the settings of the others.</summary>
/// <param name="Factor">Index of the factor.</param>
/// <param name="Level">Index of its level.</param>
/// <param name="ToMean">Against the mean over its levels.</param>
/// <param name="ToFirst">Against its first level; null for that one.</param>
/// <param name="AdjustedP">p of <paramref name="ToFirst"/> after Holm's correction over all main effects.</param>
internal sealed record FactorEffect(int Factor, int Level, GridContrast ToMean, GridContrast? ToFirst, double? AdjustedP);
