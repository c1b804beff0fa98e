namespace Hillock.Experiments.Comparisons;

/// <summary>How much more one value of a factor gains with a value of another than with that one's first.</summary>
/// <param name="Factor">Name of the option.</param>
/// <param name="Level">Its value.</param>
/// <param name="Other">Name of the other option.</param>
/// <param name="OtherLevel">Its value.</param>
/// <param name="Difference">Of the two gains.</param>
/// <param name="Low">Lower end of the 95 % interval.</param>
/// <param name="High">Upper end.</param>
/// <param name="P">After Holm's correction over all effects.</param>
public sealed record InteractionEffect(string Factor, string Level, string Other, string OtherLevel, double Difference, double Low, double High, double P);
