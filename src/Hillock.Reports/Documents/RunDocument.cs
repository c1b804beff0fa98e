using Hillock.Reports.Charts;

namespace Hillock.Reports.Documents;

/// <summary>The report of a run, of whatever kind: what each format writes.</summary>
internal sealed record RunDocument
{
    /// <summary>What ran: <c>training</c>, <c>comparison</c> or <c>doctor's visit</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>What it was about, such as the data and the network.</summary>
    public required string Title { get; init; }

    /// <summary>More of that in a line.</summary>
    public string Lead { get; init; } = "";

    /// <summary>What came out, a sentence or more each.</summary>
    public required IReadOnlyList<string> Verdict { get; init; }

    /// <summary>How that is meant.</summary>
    public Tone Tone { get; init; }

    /// <summary>The figures that matter most.</summary>
    public IReadOnlyList<Tile> Tiles { get; init; } = [];

    /// <summary>The sections.</summary>
    public required IReadOnlyList<Section> Sections { get; init; }

    /// <summary>What the folder does not hold, and what to do to have it; empty where it has all.</summary>
    public IReadOnlyList<string> Missing { get; init; } = [];

    /// <summary>The sections with something in them.</summary>
    public IReadOnlyList<Section> Shown => [.. Sections.Where(s => s.Blocks.Any(b => b is not ChartBlock) || s.Charts.Any())];

    /// <summary>Every chart.</summary>
    public IEnumerable<Chart> Charts => Sections.SelectMany(s => s.Charts);

    /// <summary>Every table, those of charts among them, by name.</summary>
    public IEnumerable<(string Name, Grid Grid)> Tables =>
        Sections.SelectMany(s => s.Blocks).OfType<TableBlock>().Select(t => (t.Name, t.Grid)).Concat(Charts.Select(c => (c.Name, c.Table)));
}
