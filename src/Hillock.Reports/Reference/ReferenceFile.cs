namespace Hillock.Reports.Reference;

/// <summary>One file of the reference.</summary>
/// <param name="Path">Where it stands under the folder of the reference, with <c>/</c>.</param>
/// <param name="Text">All of it; lines end with <c>\n</c>.</param>
public sealed record ReferenceFile(string Path, string Text);
