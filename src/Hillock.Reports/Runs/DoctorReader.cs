using System.Text.Json;
using Hillock.Reports.Charts;
using Hillock.Reports.Documents;

namespace Hillock.Reports.Runs;

/// <summary>Reads the folder of a doctor's visit.</summary>
internal static class DoctorReader
{
    /// <summary>The report; what the folder lacks is told.</summary>
    public static RunDocument Read(FolderFiles files)
    {
        var data = files.Json("data.json");
        var (epochs, diagnosis) = (EpochFigures.Of(files.Csv("history.csv")), files.Json("findings.json"));
        var name = data?.Text("name") ?? diagnosis?.Text("data") ?? "";
        var metric = MetricWords.OfTask(data?.Text("task") ?? diagnosis?.Text("task") ?? "");
        var treatment = diagnosis?.Part("treatment");
        if (diagnosis is null) files.Lacks("There is no diagnosis: the visit goes on, or was stopped; the same command begins again.");
        if (treatment is null && files.Has("mended.yaml")) files.Lacks("What was tried to mend it was not kept; a new visit with --fix keeps it.");
        return new RunDocument
        {
            Kind = "doctor's visit",
            Title = $"Doctor's visit{(name.Length > 0 ? $": a training on {name}" : "")}",
            Verdict = [.. Verdict(diagnosis, treatment)],
            Tone = treatment?.Items("trials").Any(t => t.Flag("accepted")) == true ? Tone.Caution : FindingPart.ToneOf(diagnosis?.Text("verdict") ?? ""),
            Tiles = [.. Tiles(diagnosis)],
            Sections =
            [
                .. diagnosis is { } found ? FindingPart.Of(found) : [],
                .. treatment is { } tried ? Treatment(tried, metric) : [],
                new("curves", "The training that was watched", [new ChartBlock(CurveCharts.Of(epochs, metric, 0))]),
                .. HealthPart.Of(files), .. DataPart.Of(files), .. RepeatPart.Of(files),
            ],
            Missing = files.Missing,
        };
    }

    private static IEnumerable<string> Verdict(JsonElement? diagnosis, JsonElement? treatment)
    {
        if (diagnosis is not { } known)
        {
            yield return "There is no diagnosis yet.";
            yield break;
        }

        yield return FindingPart.Verdict(known.Text("verdict"));
        if (known.Items("findings") is { Count: > 0 } found) yield return $"{found[0].Text("message")} {found[0].Text("cause")}".TrimEnd();
        if (treatment is not { } tried) yield break;
        var cured = tried.Items("trials").FirstOrDefault(t => t.Flag("accepted"));
        yield return cured.ValueKind == JsonValueKind.Object ? $"Cured: {cured.Text("text")}."
            : tried.Items("trials").Count == 0 ? "Not cured: no change of the run answers to what was found."
            : "Not cured: no remedy beat the run as it was and the same run trained again.";
    }

    private static IEnumerable<Tile> Tiles(JsonElement? diagnosis)
    {
        if (diagnosis is not { } known) yield break;
        yield return new("findings", NumberText.Count(known.Items("findings").Count), $"{known.Items("symptoms").Count} more are explained by them");
        if (double.IsFinite(known.Number("steps"))) yield return new("steps watched", NumberText.Count(known.Number("steps")));
        if (double.IsFinite(known.Number("lossSpikes"))) yield return new("loss spikes", NumberText.Count(known.Number("lossSpikes")));
    }

    private static IEnumerable<Section> Treatment(JsonElement treatment, MetricWords metric)
    {
        var arms = Arms(treatment).ToList();
        List<Block> blocks =
        [
            new TextBlock("Each remedy is trained with several seeds; it counts as a cure where it beats both the run as it was and the same run trained "
                + "again with other seeds."),
            new TableBlock("remedies", Table(arms, metric)) { InSummary = true },
        ];
        var drawn = arms.Where(a => a.Json.Items("runs").Count > 0).ToList();
        blocks.Add(new ChartBlock(
            new LineChart
            {
                Name = "remedies-by-epoch",
                Title = $"Validation {metric.Name} by epoch",
                XLabel = "epoch",
                YLabel = metric.Axis,
                Note = metric.Note,
                Band = "from the lowest to the highest seed",
                Series = [.. drawn.OrderByDescending(a => a.Accepted).Select(a => CurveCharts.Mean(a.Name, [.. a.Json.Items("runs").Select(r =>
                    (IReadOnlyList<double>)[.. r.Items("byEpoch").Select(v => 100 * v.Number())])]))],
            },
            new IntervalChart
            {
                Name = "remedies-at-best",
                Title = $"Best validation {metric.Name} of each",
                XLabel = metric.Axis,
                Zero = null,
                Interval = "one standard deviation over seeds",
                Rows = [.. arms.Where(a => double.IsFinite(a.Json.Number("mean"))).Select(Row)],
            }));
        if (treatment.Text("mendedCommand") is { Length: > 0 } command) blocks.Add(new CodeBlock("Train the cured run:", command) { InSummary = true });
        yield return new("treatment", "What was tried", blocks);
    }

    private static IEnumerable<(string Name, JsonElement Json, string Outcome, bool Accepted)> Arms(JsonElement treatment)
    {
        if (treatment.Part("before") is { } before) yield return ("as it was", before, "", false);
        if (treatment.Part("retrained") is { } retrained) yield return ("trained again", retrained, "other seeds", false);
        foreach (var trial in treatment.Items("trials"))
            yield return (trial.Text("text"), trial.Part("validation") ?? default, trial.Text("reason"), trial.Flag("accepted"));
    }

    private static IntervalRow Row((string Name, JsonElement Json, string Outcome, bool Accepted) arm)
    {
        var (mean, deviation) = (100 * arm.Json.Number("mean"), 100 * arm.Json.Number("deviation"));
        return new(arm.Name, mean, mean - deviation, mean + deviation, arm.Accepted ? "cured" : arm.Outcome);
    }

    private static Grid Table(List<(string Name, JsonElement Json, string Outcome, bool Accepted)> arms, MetricWords metric) => new(
        "What was tried, with the mean over seeds",
        [new("tried"), new("seeds", true), new($"validation {metric.Axis}", true), new("± deviation", true), new("outcome")],
        [.. arms.Select(a => (IReadOnlyList<Cell>)
            [a.Name, Cell.Count(a.Json.Number("seeds")), Cell.Fixed(100 * a.Json.Number("mean"), 2), Cell.Fixed(100 * a.Json.Number("deviation"), 2),
            a.Accepted ? $"cured: {a.Outcome}" : a.Outcome])])
    { Strong = arms.Index().Where(a => a.Item.Accepted).Select(a => a.Index).ToHashSet() };
}
