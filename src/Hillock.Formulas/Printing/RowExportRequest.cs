using Hillock.Formulas.Rows;

namespace Hillock.Formulas.Printing;

/// <summary>A function of a row to write in a language of arrays, and what to say of it there.</summary>
/// <param name="Code">Lines <c>name = expression</c> and a last expression, in the words of <see cref="RowVocabulary"/>.</param>
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

    /// <summary>What the input becomes while training, in the same words; empty where it stays what it is.</summary>
    public string TrainingInput { get; init; } = "";

    /// <summary>The lines for training only.</summary>
    internal IReadOnlyList<string> Training => TrainingInput.Length == 0 ? [] : [$"x = {TrainingInput}"];

    /// <summary>The other lines, in words that every language has.</summary>
    internal IReadOnlyList<string> Body =>
        [.. Code.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).SelectMany(SimplexThreshold.Spelled)
            .SelectMany(LargestNumbers.Spelled)];

    /// <inheritdoc/>
    public override string ToString() => RecordText.Of(this);
}
