using Hillock.Reports.Charts;

namespace Hillock.Reports.Documents;

/// <summary>A table.</summary>
/// <param name="Name">Its name in a report, such as <c>ranking</c>.</param>
/// <param name="Grid">The table.</param>
internal sealed record TableBlock(string Name, Grid Grid) : Block
{
    /// <summary>Whether a short report has it too.</summary>
    public bool InSummary { get; init; }

    /// <summary>Rows that a page shows; the files have all.</summary>
    public int MostRows { get; init; } = 200;
}
