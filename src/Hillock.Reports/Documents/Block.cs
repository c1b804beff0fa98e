namespace Hillock.Reports.Documents;

/// <summary>A part of a section.</summary>
internal abstract record Block;
