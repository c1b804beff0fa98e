namespace Hillock.Formulas.Printing;

/// <summary>A formula as code: lines that name its parts, and the expression of the whole.</summary>
internal sealed record CodeBlock(IReadOnlyList<string> Lines, string Result)
{
    /// <summary>The lines and <c>return</c>.</summary>
    internal IEnumerable<string> Body(string end = "") => Lines.Append($"return {Result}{end}");
}
