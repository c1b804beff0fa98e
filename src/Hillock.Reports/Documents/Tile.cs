namespace Hillock.Reports.Documents;

/// <summary>A figure that stands at the head of a report.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Value">With its unit.</param>
/// <param name="Note">A few words below; may be empty.</param>
internal sealed record Tile(string Name, string Value, string Note = "");
