namespace Hillock.Formulas.Printing;

/// <summary>A function of a row to write in a language of arrays, and what to say of it there.</summary>
/// <param name="Code">Lines <c>name = expression</c> and a last expression, in the words of <see cref="RowVocabulary"/>; a line behind
/// <c>training:</c> is for training only.</param>
/// <param name="Name">What to call it, in snake_case.</param>
/// <param name="Parameters">Its parameters, all fixed.</param>
public sealed record RowExportRequest(string Code, string Name, IReadOnlyList<Parameter> Parameters)
{
    /// <summary>Author, year and arXiv number or DOI.</summary>
    public string Source { get; init; } = "";

    /// <summary>The command line that makes this export; empty if there is none.</summary>
    public string Command { get; init; } = "";

    /// <summary>The definition as text.</summary>
    public string Definition { get; init; } = "";

    /// <summary>The definition in LaTeX.</summary>
    public string Latex { get; init; } = "";

    /// <summary>The number of outputs of <c>n</c> inputs in Python, such as <c>n // group</c>; <c>n</c> unless given.</summary>
    public string Outputs { get; init; } = "n";

    /// <summary>The lines for training only.</summary>
    internal IReadOnlyList<string> Training => [.. Lines.Where(l => l.StartsWith(Mark, StringComparison.Ordinal)).Select(l => l[Mark.Length..].Trim())];

    /// <summary>The other lines.</summary>
    internal IReadOnlyList<string> Body => [.. Lines.Where(l => !l.StartsWith(Mark, StringComparison.Ordinal))];

    private const string Mark = "training:";

    private string[] Lines => Code.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    /// <inheritdoc/>
    public override string ToString() => RecordText.Of(this);
}
