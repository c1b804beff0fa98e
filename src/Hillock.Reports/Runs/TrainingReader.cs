using System.Text.Json;
using Hillock.Reports.Charts;
using Hillock.Reports.Documents;

namespace Hillock.Reports.Runs;

/// <summary>Reads the folder of one training.</summary>
internal static class TrainingReader
{
    /// <summary>The report; what the folder lacks is told.</summary>
    public static RunDocument Read(FolderFiles files)
    {
        if (files.Json("results.json") is not { } result) return Unfinished(files);
        var metric = MetricWords.Of(result.Text("metric"));
        var epochs = EpochFigures.Of(result.Items("history"));
        if (epochs.Count == 0) epochs = EpochFigures.Of(files.Csv("history.csv"));
        var best = double.IsFinite(result.Number("bestEpoch")) ? (int)result.Number("bestEpoch") : 0;
        var findings = files.Json("findings.json");
        List<Section> sections =
        [
            new("curves", "Learning curves", [new ChartBlock(CurveCharts.Of(epochs, metric, best))]),
            .. MeasurePart.Of(result),
            .. findings is { } found ? FindingPart.Of(found) : [],
            .. HealthPart.Of(files), .. DataPart.Of(files), .. RepeatPart.Of(files),
        ];
        return new RunDocument
        {
            Kind = "training",
            Title = $"{string.Join(", ", result.Texts("activations"))} on {result.Text("data")}",
            Lead = string.Join(" · ", new[] { result.Text("task"), Target(result), Network(result) }.Where(t => t.Length > 0)),
            Verdict = [.. Verdict(result, metric, best, epochs.Count, findings)],
            Tone = ToneOf(result),
            Tiles = [.. Tiles(result, metric, best, epochs)],
            Sections = [Warnings(result), .. sections],
            Missing = files.Missing,
        };
    }

    private static RunDocument Unfinished(FolderFiles files)
    {
        var epochs = EpochFigures.Of(files.Csv("history.csv"));
        if (epochs.Count == 0) files.Lacks("No epoch has been finished.");
        var data = files.Json("data.json");
        var metric = MetricWords.OfTask(data?.Text("task") ?? "");
        return new RunDocument
        {
            Kind = "training",
            Title = $"A training{(data is { } known ? $" on {known.Text("name")}" : "")} that has not ended",
            Verdict = [$"There are no results yet: the run goes on, or it was stopped after {Count(epochs.Count, "epoch")}. The same command with the same "
                + "folder goes on from there."],
            Tone = Tone.Caution,
            Sections =
            [
                new("curves", "Learning curves so far", [new ChartBlock(CurveCharts.Of(epochs, metric, 0))]), .. DataPart.Of(files), .. RepeatPart.Of(files),
            ],
            Missing = files.Missing,
        };
    }

    private static IEnumerable<string> Verdict(JsonElement result, MetricWords metric, int best, int epochs, JsonElement? findings)
    {
        var ending = result.Part("ending");
        if (result.Flag("diverged"))
            yield return $"It diverged in epoch {epochs}: the loss left the finite numbers{(best > 0 ? $"; the weights of epoch {best} are kept" : "")}.";
        if (best > 0)
        {
            var test = double.IsFinite(result.Number("test")) ? $", {MetricWords.Text(result.Number("test"))} on test rows that it never saw" : "";
            yield return $"It reaches {MetricWords.Text(result.Number("validation"))} {metric.Name} on validation{test}, with the weights of epoch {best} of "
                + $"{epochs}.";
        }

        if (result.Flag("interrupted")) yield return "It was stopped before its end, and this is what it had reached.";
        if (ending is { } told && told.Text("sentence").Length > 0) yield return told.Text("sentence");
        else if (best > 0 && best == epochs) yield return "The last epoch was the best: it may not have ended learning.";
        if (findings?.Text("verdict") is { Length: > 0 } health) yield return $"Its layers were watched. {FindingPart.Verdict(health)}";
    }

    private static Tone ToneOf(JsonElement result) => result.Flag("diverged") || result.Part("ending")?.Flag("failure") == true ? Tone.Bad
        : result.Flag("interrupted") || result.Part("ending")?.Text("state") == "improving" ? Tone.Caution : Tone.Good;

    private static IEnumerable<Tile> Tiles(JsonElement result, MetricWords metric, int best, IReadOnlyList<EpochFigures> epochs)
    {
        var word = metric.HigherIsBetter ? "" : "of the target's spread; less is better";
        yield return new($"validation {metric.Name}", MetricWords.Text(result.Number("validation")), word);
        if (double.IsFinite(result.Number("test"))) yield return new($"test {metric.Name}", MetricWords.Text(result.Number("test")), word);
        if (result.Part("report") is { } report && double.IsFinite(report.Number("meanAbsoluteError")))
            yield return new("typical miss", ShownNumber.Of(report.Number("meanAbsoluteError")), $"in the unit of {Named(result)}, {report.Text("rows")} rows");
        yield return new("best epoch", best > 0 ? $"{best} of {epochs.Count}" : "none");
        if (double.IsFinite(result.Number("parameters"))) yield return new("parameters", NumberText.Count(result.Number("parameters")));
        var seconds = epochs.Select(e => e.Seconds).Where(double.IsFinite).Sum();
        if (seconds > 0) yield return new("time of its steps", Seconds(seconds));
        if (double.IsFinite(result.Number("deadShare"))) yield return new("dead units", $"{NumberText.Fixed(100 * result.Number("deadShare"), 1)} %");
    }

    private static Section Warnings(JsonElement result) =>
        new("warnings", "To know first", [.. result.Texts("warnings").Select(w => new TextBlock(w, Tone.Caution) { InSummary = true })]);

    private static string Target(JsonElement result) => result.Text("targetColumn") is { Length: > 0 } target
        ? $"target {target}{(result.Flag("targetGuessed") ? ", which nobody named" : "")}" : "";

    private static string Named(JsonElement result) => result.Text("targetColumn") is { Length: > 0 } target ? target : "the target";

    private static string Network(JsonElement result) => result.Text("network") is { Length: > 0 } network ? $"network {network}" : "";

    private static string Count(int count, string what) => count == 1 ? $"1 {what}" : $"{NumberText.Count(count)} {what}s";

    private static string Seconds(double seconds) => seconds < 1 ? $"{NumberText.Fixed(1000 * seconds, 0)} ms"
        : seconds < 120 ? $"{NumberText.Fixed(seconds, 1)} s" : $"{NumberText.Fixed(seconds / 60, 1)} min";
}
