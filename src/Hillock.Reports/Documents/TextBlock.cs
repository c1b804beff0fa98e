namespace Hillock.Reports.Documents;

/// <summary>A paragraph.</summary>
/// <param name="Text">In plain words.</param>
/// <param name="Tone">How it is meant.</param>
internal sealed record TextBlock(string Text, Tone Tone = Tone.Plain) : Block
{
    /// <summary>Whether a short report has it too.</summary>
    public bool InSummary { get; init; }
}
