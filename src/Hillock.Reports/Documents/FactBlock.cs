namespace Hillock.Reports.Documents;

/// <summary>Names and what they are.</summary>
internal sealed record FactBlock(IReadOnlyList<(string Name, string Value)> Facts) : Block;
