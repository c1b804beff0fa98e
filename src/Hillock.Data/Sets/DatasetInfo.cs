namespace Hillock.Data;

/// <summary>A data set known by name.</summary>
/// <param name="Name">What the user types.</param>
/// <param name="Aliases">Other spellings.</param>
/// <param name="Description">What it is, in a sentence.</param>
/// <param name="Source">Where it is published, or that it is generated.</param>
/// <param name="Generated">Whether it needs no file.</param>
public sealed record DatasetInfo(string Name, IReadOnlyList<string> Aliases, string Description, string Source, bool Generated)
{
    /// <inheritdoc/>
    public override string ToString() => RecordText.Of(this);
}
