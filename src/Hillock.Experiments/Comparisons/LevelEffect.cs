namespace Hillock.Experiments.Comparisons;

/// <summary>What one value of a factor gains over the first, averaged over the other factors.</summary>
/// <param name="Factor">Name of the option.</param>
/// <param name="Level">The value.</param>
/// <param name="Mean">Mean of its trainings, in the metric; NaN where none ended with a value.</param>
/// <param name="Gain">Over the factor's first value, positive where it is better: a share of the rows, or the share by which the error (RMSE) shrinks; null for
/// the first.</param>
/// <param name="Low">Lower end of the 95 % interval.</param>
/// <param name="High">Upper end.</param>
/// <param name="P">After Holm's correction over all main effects.</param>
public sealed record LevelEffect(string Factor, string Level, double Mean, double? Gain, double? Low, double? High, double? P);
