using System.Text.Json;
using Hillock.Reports.Documents;

namespace Hillock.Reports.Runs;

/// <summary>Reads the folder of a comparison: arms of any options, or of activations alone as earlier versions wrote it.</summary>
internal static class ComparisonReader
{
    /// <summary>The report; what the folder lacks is told.</summary>
    public static RunDocument Read(FolderFiles files)
    {
        if (files.Json("results.json") is not { } result) return Unfinished(files);
        var metric = MetricWords.Of(result.Text("metric"));
        var arms = ComparedArm.Of(files, result.Items("results"));
        var measure = ComparedMeasure.Of(metric, result.Text("targetColumn"), arms);
        var factors = result.Items("factors").Select(f => f.Text("option")).ToList();
        return new RunDocument
        {
            Kind = "comparison",
            Title = $"{arms.Count} {Plural(factors)} on {result.Text("data")}",
            Lead = string.Join(" · ", new[] { result.Text("task"), $"network {result.Text("network")}", Design(result) }.Where(t => t.Length > 0)),
            Verdict = result.Text("verdict").Split('\n', StringSplitOptions.RemoveEmptyEntries) is { Length: > 0 } verdict ? verdict
                : ["The folder holds no verdict."],
            Tone = ToneOf(result, arms),
            Tiles = [.. Tiles(result, arms, measure)],
            Sections =
            [
                new("ranking", "Ranking", [.. Ranking(result, arms, measure, factors)]),
                new("differences", "How sure it is", [.. Differences(arms, metric)]),
                new("effects", "What each choice does", result.Part("effects") is { } effects ? [.. Effects(effects, metric)] : []),
                new("rates", "Learning rates", [new ChartBlock(ComparisonCharts.Rates(arms, measure))]),
                new("curves", "Learning curves", [new ChartBlock(CurveCharts.Of([.. arms.Select(a => (a.Name, a.Runs))], metric))]),
                new("trainings", "Every training", [new TableBlock("trainings", ComparisonTables.Trainings(arms, metric))]),
                .. DataPart.Of(files), .. RepeatPart.Of(files),
            ],
            Missing = files.Missing,
        };
    }

    private static RunDocument Unfinished(FolderFiles files)
    {
        var trainings = ComparedArm.Trainings(files).ToList();
        var metric = MetricWords.OfTask(files.Json("data.json")?.Text("task") ?? "");
        return new RunDocument
        {
            Kind = "comparison",
            Title = "A comparison that has not ended",
            Verdict = [$"There is no verdict yet: it goes on, or was stopped; {trainings.Count} trainings are finished and kept. The same command with the "
                + "same folder goes on from there."],
            Tone = Tone.Caution,
            Sections =
            [
                new("curves", "Learning curves so far", [new ChartBlock(CurveCharts.Of([.. trainings.GroupBy(ComparedArm.NameOf).Select(g => (
                    g.Key, (IReadOnlyList<IReadOnlyList<EpochFigures>>)[.. g.Select(t => EpochFigures.Of(t.Items("epochs")))]))], metric))]),
                .. DataPart.Of(files), .. RepeatPart.Of(files),
            ],
            Missing = files.Missing,
        };
    }

    private static IEnumerable<Block> Ranking(JsonElement result, IReadOnlyList<ComparedArm> arms, ComparedMeasure measure, List<string> factors)
    {
        foreach (var warning in result.Texts("warnings")) yield return new TextBlock(warning, Tone.Caution) { InSummary = true };
        if (arms.Count > 0)
        {
            yield return new TableBlock("ranking", ComparisonTables.Ranking(arms, measure, Word(factors))) { InSummary = true };
            yield return new ChartBlock(ComparisonCharts.Spreads(arms, measure), ComparisonCharts.Costs(arms, measure));
        }

        foreach (var sentence in result.Texts("leftOut")) yield return new TextBlock(sentence) { InSummary = true };
    }

    private static IEnumerable<Block> Differences(IReadOnlyList<ComparedArm> arms, MetricWords metric)
    {
        foreach (var pair in new[] { "toBest", "toBaseline" })
        {
            if (!arms.Any(a => a.Row.Part(pair) is not null) || (pair == "toBaseline" && Than(arms, pair) == Than(arms, "toBest"))) continue;
            yield return new ChartBlock(ComparisonCharts.Differences(arms, pair, metric));
            yield return new TableBlock(pair == "toBest" ? "pairs" : "pairs-baseline", ComparisonTables.Pairs(arms, pair, metric));
        }
    }

    private static string Than(IReadOnlyList<ComparedArm> arms, string pair) =>
        arms.Select(a => a.Row.Part(pair)).FirstOrDefault(p => p is not null)?.Text("than") ?? "";

    private static IEnumerable<Block> Effects(JsonElement effects, MetricWords metric)
    {
        yield return new ChartBlock(ComparisonCharts.Effects(effects, metric));
        if (effects.Items("interactions").Count > 0) yield return new TableBlock("interactions", ComparisonTables.Interactions(effects)) { MostRows = 40 };
    }

    private static IEnumerable<Tile> Tiles(JsonElement result, IReadOnlyList<ComparedArm> arms, ComparedMeasure measure)
    {
        if (arms.FirstOrDefault(a => a.Rank == 1) is { } first)
        {
            var tied = arms.Count(a => a.IsTied) - 1;
            yield return new("first", first.Name, tied > 0 ? $"not told apart from {tied} more" : "");
            yield return new($"its validation {measure.Metric.Name}", measure.Text(first), measure.Factor == 1 ? measure.Axis : "");
        }

        yield return new("trainings", $"{Count(result, "finished")} of {Count(result, "trainings")}", result.Number("spared") > 0
            ? $"{Count(result, "spared")} were spared" : "");
        foreach (var (figure, name) in new[] { ("diverged", "diverged"), ("stillImproving", "still improving when they ended") })
        {
            var sum = arms.Select(a => a.Row.Number(figure)).Where(double.IsFinite).Sum();
            if (sum > 0) yield return new(name, NumberText.Count(sum), "of the trainings");
        }
    }

    private static Tone ToneOf(JsonElement result, IReadOnlyList<ComparedArm> arms)
    {
        if (arms.Count > 0 && !arms.Any(a => double.IsFinite(a.Mean("validation")))) return Tone.Bad;
        var doubtful = result.Number("finished") + Math.Max(0, Known(result.Number("spared"))) < result.Number("trainings") || result.Flag("outOfTime")
            || arms.Any(a => a.Row.Number("diverged") > 0 || a.Row.Number("stillImproving") > 0);
        return doubtful ? Tone.Caution : Tone.Good;
    }

    private static string Design(JsonElement result) => result.Text("design") is { Length: > 0 } design ? design
        : result.Items("seeds").Count == 1 ? "1 seed each" : $"{result.Items("seeds").Count} seeds each";

    private static string Word(List<string> factors) => factors switch
    {
        [] or ["activations"] => "activation",
        [var one] => one,
        _ => "arm",
    };

    private static string Plural(List<string> factors) => factors switch
    {
        [] or ["activations" or "activation"] => "activations",
        [var one] => $"values of {one}",
        _ => $"combinations of {string.Join(", ", factors)}",
    };

    private static double Known(double value) => double.IsFinite(value) ? value : 0;

    private static string Count(JsonElement json, string name) => double.IsFinite(json.Number(name)) ? NumberText.Count(json.Number(name)) : "?";
}
