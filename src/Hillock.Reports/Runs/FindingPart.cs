using System.Text.Json;
using Hillock.Reports.Charts;
using Hillock.Reports.Documents;

namespace Hillock.Reports.Runs;

/// <summary>What a diagnosis found, from <c>findings.json</c>.</summary>
internal static class FindingPart
{
    /// <summary>The sections: what was found, what is explained by it, and the layers.</summary>
    public static IEnumerable<Section> Of(JsonElement diagnosis)
    {
        var (found, symptoms) = (diagnosis.Items("findings"), diagnosis.Items("symptoms"));
        List<Block> blocks = [];
        foreach (var (index, finding) in found.Index()) blocks.AddRange(Finding(finding, index == 0 && diagnosis.Text("verdict") != "healthy"));
        if (found.Count == 0) blocks.Add(new TextBlock("Nothing was found that needs a change.", Tone.Good));
        if (symptoms.Count > 0) blocks.Add(new TableBlock("symptoms", new Grid(
            "Seen too, and explained by what stands first", [new("finding"), new("layer"), new("what was seen")],
            [.. symptoms.Select(s => (IReadOnlyList<Cell>)[s.Text("code"), s.Text("layer"), s.Text("message")])])));
        if (diagnosis.Items("layers") is { Count: > 0 } layers) blocks.Add(new TableBlock("layers", Layers(layers)));
        yield return new("findings", "What was found", blocks);
    }

    /// <summary>The verdict in a sentence.</summary>
    public static string Verdict(string verdict) => verdict switch
    {
        "healthy" => "Healthy: nothing that needs a change.",
        "warning" => "Warning: it can train, with a weakness.",
        "failing" => "Failing: it does not train as it is.",
        _ => $"The verdict is '{verdict}'.",
    };

    /// <summary>How it is meant.</summary>
    public static Tone ToneOf(string verdict) => verdict switch { "healthy" => Tone.Good, "failing" => Tone.Bad, _ => Tone.Caution };

    private static IEnumerable<Block> Finding(JsonElement finding, bool first)
    {
        var place = finding.Text("layer") is { Length: > 0 } layer ? $" in {layer}" : "";
        var tone = finding.Text("severity") switch { "error" => Tone.Bad, "warning" => Tone.Caution, _ => Tone.Plain };
        yield return new TextBlock($"{finding.Text("code")}{place}{(first ? ", mend this first" : "")}: {finding.Text("message")}", tone) { InSummary = true };
        List<(string Name, string Value)> facts = [("why", finding.Text("cause")), ("what helps", finding.Text("fix"))];
        if (finding.Texts("elsewhere") is { Count: > 0 } elsewhere) facts.Add(("also in", string.Join(", ", elsewhere)));
        if (facts.Where(f => f.Value.Length > 0).ToList() is { Count: > 0 } known) yield return new FactBlock(known);
    }

    private static Grid Layers(IReadOnlyList<JsonElement> layers) => new(
        "The layers at the end", [new("layer"), new("activation"), new("units", true), new("dead (%)", true), new("saturated (%)", true), new("revived", true)],
        [.. layers.Select(l => (IReadOnlyList<Cell>)
            [l.Text("name"), l.Text("activation"), Cell.Count(l.Number("units")), Cell.Fixed(100 * l.Number("deadShare"), 1),
            Cell.Fixed(100 * l.Number("saturatedShare"), 1), Cell.Count(l.Number("revived"))])]);
}
