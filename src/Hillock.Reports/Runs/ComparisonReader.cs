using System.Text.Json;
using Hillock.Reports.Charts;
using Hillock.Reports.Documents;

namespace Hillock.Reports.Runs;

/// <summary>Reads the folder of a comparison of activations.</summary>
internal static class ComparisonReader
{
    /// <summary>The report; what the folder lacks is told.</summary>
    public static RunDocument Read(FolderFiles files)
    {
        if (files.Json("results.json") is not { } result) return Unfinished(files);
        var metric = MetricWords.Of(result.Text("metric"));
        var rows = result.Items("results");
        var arms = Arms(files, rows);
        return new RunDocument
        {
            Kind = "comparison",
            Title = $"{rows.Count} activations on {result.Text("data")}",
            Lead = string.Join(" · ", new[] { result.Text("task"), $"network {result.Text("network")}", $"{result.Items("seeds").Count} seeds each" }),
            Verdict = result.Text("verdict") is { Length: > 0 } verdict ? [.. verdict.Split('\n')] : ["The folder holds no verdict."],
            Tone = result.Number("finished") < result.Number("trainings") || rows.Any(r => r.Number("diverged") > 0) ? Tone.Caution : Tone.Plain,
            Tiles = [.. Tiles(result, rows, metric)],
            Sections =
            [
                new("ranking", "Ranking", [new TableBlock("ranking", Ranking(rows, metric)) { InSummary = true },
                    new ChartBlock(Spreads(rows, metric), Costs(rows, arms, metric)), .. result.Texts("warnings").Select(w => new TextBlock(w, Tone.Caution))]),
                new("curves", "Learning curves", [new ChartBlock(CurveCharts.Of(arms, metric))]),
                new("seeds", "Every training", [new TableBlock("trainings", Seeds(rows, metric))]),
                .. DataPart.Of(files), .. RepeatPart.Of(files),
            ],
            Missing = files.Missing,
        };
    }

    private static RunDocument Unfinished(FolderFiles files)
    {
        var trainings = Trainings(files);
        return new RunDocument
        {
            Kind = "comparison",
            Title = "A comparison that has not ended",
            Verdict = [$"There is no verdict yet: it goes on, or was stopped; {trainings.Count} trainings are finished and kept. The same command with the same "
                + "folder goes on from there."],
            Tone = Tone.Caution,
            Sections =
            [
                new("curves", "Learning curves so far", [new ChartBlock(CurveCharts.Of(
                    [.. trainings.GroupBy(t => t.Text("activation")).Select(g => (g.Key, Curves(g)))],
                    MetricWords.OfTask(files.Json("data.json")?.Text("task") ?? "")))]),
                .. DataPart.Of(files), .. RepeatPart.Of(files),
            ],
            Missing = files.Missing,
        };
    }

    // A folder may hold trainings of earlier settings too: those count whose seed and best epoch and values are the result's.
    private static IReadOnlyList<(string Name, IReadOnlyList<IReadOnlyList<EpochFigures>> Runs)> Arms(FolderFiles files, IReadOnlyList<JsonElement> rows)
    {
        var trainings = Trainings(files);
        if (trainings.Count == 0) files.Lacks("The folder holds no trainings, so there are no curves.");
        return [.. rows.Select(row => (row.Text("activation"), Curves(row.Items("seeds").SelectMany(s => trainings.Where(t =>
            t.Text("activation") == row.Text("activation") && t.Number("seed") == s.Number("seed") && Same(t.Number("validation"), s.Number("validation"))
            && t.Number("bestEpoch") == s.Number("bestEpoch")).Take(1)))))];
    }

    private static bool Same(double a, double b) => a == b || (!double.IsFinite(a) && !double.IsFinite(b));

    private static List<JsonElement> Trainings(FolderFiles files) =>
        [.. files.Names("trainings").Where(n => n.EndsWith(".json", StringComparison.Ordinal)).Select(files.Json).OfType<JsonElement>()];

    private static IReadOnlyList<IReadOnlyList<EpochFigures>> Curves(IEnumerable<JsonElement> trainings) =>
        [.. trainings.Select(t => EpochFigures.Of(t.Items("epochs")))];

    private static IEnumerable<Tile> Tiles(JsonElement result, IReadOnlyList<JsonElement> rows, MetricWords metric)
    {
        if (rows.FirstOrDefault(r => r.Number("rank") == 1) is { ValueKind: JsonValueKind.Object } best)
            yield return new("first in this comparison", best.Text("activation"),
                $"validation {MetricWords.Text(best.Part("validation")?.Number("mean") ?? double.NaN)}");
        yield return new("trainings", $"{Numerals.Of(result.Number("finished"))} of {Numerals.Of(result.Number("trainings"))}");
        if (rows.Sum(r => Math.Max(0, r.Number("diverged"))) is > 0 and var diverged) yield return new("diverged", NumberText.Count(diverged));
    }

    private static Grid Ranking(IReadOnlyList<JsonElement> rows, MetricWords metric) => new(
        "Mean over seeds; = marks what cannot be told from the first",
        [
            new("rank", true), new("activation"), new($"validation {metric.Axis}", true), new("± deviation", true), new($"test {metric.Axis}", true),
            new("epochs to target", true), new("µs a step", true), new("dead units (%)", true), new("diverged", true),
        ],
        [.. rows.Select(r => (IReadOnlyList<Cell>)
            [
                new((r.Flag("tiedWithBest") && r.Number("rank") > 1 ? "= " : "") + Numerals.Of(r.Number("rank")), r.Number("rank")), r.Text("activation"),
                Cell.Fixed(100 * Mean(r, "validation"), 2), Cell.Fixed(100 * Deviation(r, "validation"), 2), Cell.Fixed(100 * Mean(r, "test"), 2),
                Cell.Of(r.Number("epochsToTarget")), Cell.Fixed(r.Number("microsecondsPerStep"), 0), Cell.Fixed(100 * r.Number("deadShare"), 1),
                Cell.Count(r.Number("diverged")),
            ])])
    { Strong = rows.Index().Where(r => r.Item.Number("rank") == 1).Select(r => r.Index).ToHashSet() };

    private static IntervalChart Spreads(IReadOnlyList<JsonElement> rows, MetricWords metric) => new()
    {
        Name = "spreads",
        Title = $"Validation {metric.Name} over seeds",
        XLabel = metric.Axis,
        Note = metric.Note,
        Zero = null,
        Interval = "one standard deviation over seeds",
        Rows = [.. rows.Where(r => double.IsFinite(Mean(r, "validation"))).Select(r =>
        {
            var (mean, deviation) = (100 * Mean(r, "validation"), 100 * Deviation(r, "validation"));
            return new IntervalRow(r.Text("activation"), mean, mean - deviation, mean + deviation, r.Number("rank") == 1 ? "first" : r.Flag("tiedWithBest")
                ? "as good as the first" : "behind");
        })],
    };

    private static ScatterChart Costs(
        IReadOnlyList<JsonElement> rows, IReadOnlyList<(string Name, IReadOnlyList<IReadOnlyList<EpochFigures>> Runs)> arms, MetricWords metric) => new()
        {
            Name = "time",
            Title = $"Time against {metric.Name}",
            XLabel = "seconds of a training",
            YLabel = metric.Axis,
            Note = "Lines: one standard deviation over seeds.",
            LogX = true,
            Points = [.. rows.Zip(arms, (row, arm) =>
            {
                var (mean, deviation) = (100 * Mean(row, "validation"), 100 * Deviation(row, "validation"));
                var seconds = arm.Runs.Select(r => r.Sum(e => e.Seconds)).Where(double.IsFinite).DefaultIfEmpty(double.NaN).Average();
                return new ScatterPoint(arm.Name, seconds, mean, mean - deviation, mean + deviation);
            })],
        };

    private static Grid Seeds(IReadOnlyList<JsonElement> rows, MetricWords metric) => new(
        "Each training",
        [new("activation"), new("seed", true), new($"validation {metric.Axis}", true), new($"test {metric.Axis}", true), new("best epoch", true), new("diverged")],
        [.. rows.SelectMany(r => r.Items("seeds").Select(s => (IReadOnlyList<Cell>)
            [r.Text("activation"), new(NumberText.Exact(s.Number("seed")), s.Number("seed")), Cell.Fixed(100 * s.Number("validation"), 2),
            Cell.Fixed(100 * s.Number("test"), 2), Cell.Count(s.Number("bestEpoch")), s.Flag("diverged") ? "yes" : ""]))]);

    private static double Mean(JsonElement row, string name) => row.Part(name)?.Number("mean") ?? double.NaN;

    private static double Deviation(JsonElement row, string name) => row.Part(name)?.Number("deviation") ?? double.NaN;
}
