namespace Hillock.Reports.Reference;

/// <summary>What some frameworks do.</summary>
/// <param name="Frameworks">Which, as people call them.</param>
/// <param name="Behaviour">What they do.</param>
/// <param name="Here">How it is written here; empty where it cannot be, or need not be.</param>
/// <param name="Presets">Names with a framework before them that must mean the same as <paramref name="Here"/>.</param>
internal sealed record MismatchChoice(string Frameworks, string Behaviour, string Here = "", params IReadOnlyList<string> Presets);
