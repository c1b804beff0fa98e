using Hillock.Reports.Charts;

namespace Hillock.Reports.Documents;

/// <summary>A section of a report.</summary>
/// <param name="Name">Its name in links: letters, digits and hyphens.</param>
/// <param name="Title">Its heading.</param>
/// <param name="Blocks">Its parts.</param>
internal sealed record Section(string Name, string Title, IReadOnlyList<Block> Blocks)
{
    /// <summary>What is drawn in it.</summary>
    public IEnumerable<Chart> Charts => Blocks.OfType<ChartBlock>().SelectMany(b => b.Charts).Where(c => !c.IsEmpty);
}
