namespace Hillock.Experiments.Statistics;

/// <summary>One cell of a contrast: factors that are held at a level, and its weight.</summary>
internal sealed record GridTerm((int Factor, int Level)[] Held, double Weight);
