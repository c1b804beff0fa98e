namespace Hillock.Reports.Documents;

/// <summary>Text to be copied as it is: a command, a file.</summary>
/// <param name="Caption">What it is.</param>
/// <param name="Text">Its lines.</param>
internal sealed record CodeBlock(string Caption, string Text) : Block
{
    /// <summary>Whether it is long, and folded until it is wanted.</summary>
    public bool IsFolded { get; init; }

    /// <summary>Whether a short report has it too.</summary>
    public bool InSummary { get; init; }
}
