namespace Hillock.Docs.Tests;

/// <summary>A fenced block of a page.</summary>
/// <param name="Language">What stands after the fence.</param>
/// <param name="Line">Line of the fence.</param>
/// <param name="Lines">Its lines, without the blanks around each.</param>
internal sealed record CodeBlock(string Language, int Line, IReadOnlyList<string> Lines)
{
    /// <summary>Whether the lines of a file hold these, one after another.</summary>
    public bool IsPartOf(string path)
    {
        string[] file = [.. File.ReadLines(path).Select(l => l.Trim())];
        return Enumerable.Range(0, Math.Max(0, file.Length - Lines.Count + 1)).Any(i => file.AsSpan(i, Lines.Count).SequenceEqual([.. Lines]));
    }
}
