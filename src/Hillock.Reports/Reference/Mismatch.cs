namespace Hillock.Reports.Reference;

/// <summary>One thing that frameworks define differently under one name.</summary>
/// <param name="Topic">What it is about.</param>
/// <param name="Consequence">What goes wrong when nobody notices, in a sentence.</param>
/// <param name="Choices">What each framework does.</param>
internal sealed record Mismatch(string Topic, string Consequence, IReadOnlyList<MismatchChoice> Choices);
