using System.Text.Json;
using Hillock.Reports.Charts;
using Hillock.Reports.Documents;

namespace Hillock.Reports.Runs;

/// <summary>Reads the folder of a comparison over several data sets: a folder for each lies in it.</summary>
internal static class AcrossReader
{
    private const int MostCurves = 12;

    /// <summary>The report; what the folder lacks is told.</summary>
    public static RunDocument Read(FolderFiles files, JsonElement result)
    {
        var (sets, rows) = (result.Items("dataSets"), result.Items("results"));
        var done = sets.Count >= result.Number("planned");
        return new RunDocument
        {
            Kind = "comparison over data sets",
            Title = $"{rows.Count} arms on {sets.Count} data sets",
            Lead = string.Join(", ", sets.Select(s => s.Text("data"))),
            Verdict = result.Text("verdict").Split('\n', StringSplitOptions.RemoveEmptyEntries) is { Length: > 0 } verdict ? verdict
                : ["The folder holds no verdict."],
            Tone = done ? Tone.Good : Tone.Caution,
            Tiles = [.. Tiles(result, sets, rows)],
            Sections =
            [
                new("ranking", "Ranking", [new TableBlock("ranking", Ranking(sets, rows)) { InSummary = true }, new ChartBlock(Ranks(result, rows))]),
                new("sets", "Each data set", [new TableBlock("data-sets", Sets(sets)), new ChartBlock([.. Curves(files, sets)])]),
                .. RepeatPart.Of(files),
            ],
            Missing = files.Missing,
        };
    }

    private static IEnumerable<Tile> Tiles(JsonElement result, IReadOnlyList<JsonElement> sets, IReadOnlyList<JsonElement> rows)
    {
        if (rows.Count > 0 && double.IsFinite(rows[0].Number("meanRank")))
            yield return new("lowest mean rank", rows[0].Text("arm"), ShownNumber.Of(rows[0].Number("meanRank")));
        yield return new("data sets", $"{sets.Count} of {ShownNumber.Of(result.Number("planned"))}");
        if (double.IsFinite(result.Number("friedmanP")))
            yield return new("that all arms are alike", $"p {P(result.Number("friedmanP"))}", "Friedman, Iman–Davenport");
        if (double.IsFinite(result.Number("criticalDifference")))
            yield return new("critical difference", ShownNumber.Of(result.Number("criticalDifference")), "of mean ranks, Nemenyi at 5 %");
    }

    private static Grid Ranking(IReadOnlyList<JsonElement> sets, IReadOnlyList<JsonElement> rows) => new(
        "Mean rank over the data sets, and the mean validation figure on each",
        [
            new("arm"), new("mean rank", true), new("first or tied", true),
            .. sets.Select(s => new GridColumn($"{s.Text("data")}: {MetricWords.Of(s.Text("metric")).Name} (%)", true)),
        ],
        [.. rows.Select(r => (IReadOnlyList<Cell>)
            [
                r.Text("arm"), Cell.Fixed(r.Number("meanRank"), 2), Cell.Count(r.Number("firsts")),
                .. sets.Index().Select(s => r.Items("validation") is var values && s.Index < values.Count
                    ? Cell.Fixed(100 * values[s.Index].Number("mean"), 2) : ""),
            ])])
    { Strong = rows.Count > 0 ? new HashSet<int> { 0 } : [] };

    private static RankChart Ranks(JsonElement result, IReadOnlyList<JsonElement> rows)
    {
        var ranked = rows.Where(r => double.IsFinite(r.Number("meanRank"))).ToList();
        var places = ranked.Index().DistinctBy(r => r.Item.Text("arm")).ToDictionary(r => r.Item.Text("arm"), r => r.Index);
        return new RankChart
        {
            Name = "critical-difference",
            Title = "Mean ranks and what they can tell apart",
            Note = "After Demšar 2006: two arms differ where their mean ranks are farther apart than the critical difference (CD).",
            Methods = double.IsFinite(result.Number("criticalDifference")) ? [.. ranked.Select(r => (r.Text("arm"), r.Number("meanRank")))] : [],
            CriticalDifference = result.Number("criticalDifference"),
            Known = [.. result.Items("groups").Where(g => g.ValueKind == JsonValueKind.Array)
                .Select(g => g.EnumerateArray().Select(a => a.ToString()).Where(places.ContainsKey).Select(a => places[a]).ToList())
                .Where(g => g.Count > 1).Select(g => (g.Min(), g.Max()))],
        };
    }

    private static Grid Sets(IReadOnlyList<JsonElement> sets) => new(
        "Each has a report of its own in its folder",
        [new("data"), new("task"), new("network"), new("design"), new("folder"), new("verdict")],
        [.. sets.Select(s => (IReadOnlyList<Cell>)
            [s.Text("data"), s.Text("task"), s.Text("network"), s.Text("design"), Folder(s), s.Text("verdict").Split('\n')[0]])]);

    private static IEnumerable<Chart> Curves(FolderFiles files, IReadOnlyList<JsonElement> sets)
    {
        foreach (var (index, set) in sets.Index().Take(MostCurves))
        {
            var own = new FolderFiles(Path.Combine(files.Location, Folder(set)));
            if (Folder(set).Length == 0 || own.Json("results.json") is not { } result) continue;
            var arms = ComparedArm.Of(own, result.Items("results"));
            var chart = CurveCharts.Of([.. arms.Select(a => (a.Name, a.Runs))], MetricWords.Of(set.Text("metric")))[0];
            yield return chart with { Name = $"metric-{index + 1}", Title = $"{set.Text("data")}: {chart.Title}" };
        }
    }

    // The folder may have been moved since; its own name stays.
    private static string Folder(JsonElement set) => Path.GetFileName(set.Text("folder").TrimEnd('/', '\\'));

    private static string P(double value) => value < 0.0001 ? "< 0.0001" : NumberText.Fixed(value, 4);
}
