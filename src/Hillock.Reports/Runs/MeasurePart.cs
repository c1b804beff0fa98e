using System.Text.Json;
using Hillock.Reports.Charts;
using Hillock.Reports.Documents;

namespace Hillock.Reports.Runs;

/// <summary>The measures of a trained network, class by class or number by number.</summary>
internal static class MeasurePart
{
    private const int MostConfused = 15;

    /// <summary>The section; none where nothing was measured.</summary>
    public static IEnumerable<Section> Of(JsonElement result)
    {
        if (result.Part("report") is not { } report) yield break;
        var rows = report.Text("rows");
        List<Block> blocks = [];
        if (report.Items("classes") is { Count: > 0 } classes)
        {
            blocks.Add(new TableBlock("classes", Classes(classes, rows)) { InSummary = classes.Count <= MostConfused });
            if (report.Items("confusion") is { Count: > 0 } confusion && confusion.Count <= MostConfused)
                blocks.Add(new TableBlock("confusion", Confusion(classes, confusion, rows)));
        }

        if (report.Items("outputs") is { Count: > 0 } outputs) blocks.Add(new TableBlock("outputs", Outputs(outputs, rows)) { InSummary = true });
        if (blocks.Count > 0) yield return new("measures", $"On the {rows} rows", blocks);
    }

    private static Grid Classes(IReadOnlyList<JsonElement> classes, string rows) => new(
        $"Each class on the {rows} rows",
        [new("class"), new("precision (%)", true), new("recall (%)", true), new("F1 (%)", true), new("ROC AUC", true), new("rows", true)],
        [.. classes.Select(c => (IReadOnlyList<Cell>)
            [c.Text("name"), Cell.Fixed(100 * c.Number("precision"), 2), Cell.Fixed(100 * c.Number("recall"), 2), Cell.Fixed(100 * c.Number("f1"), 2),
            Cell.Fixed(c.Number("rocAuc"), 4), Cell.Count(c.Number("rows"))])]);

    private static Grid Confusion(IReadOnlyList<JsonElement> classes, IReadOnlyList<JsonElement> confusion, string rows) => new(
        $"What the {rows} rows of each class (down) were taken for (across)",
        [new("class"), .. classes.Select(c => new GridColumn(c.Text("name"), true))],
        [.. confusion.Index().Select(line => (IReadOnlyList<Cell>)
            [line.Index < classes.Count ? classes[line.Index].Text("name") : "", .. line.Item.ValueKind == JsonValueKind.Array
                ? line.Item.EnumerateArray().Take(classes.Count).Select(n => Cell.Count(n.Number())) : []])]);

    private static Grid Outputs(IReadOnlyList<JsonElement> outputs, string rows) => new(
        $"Each output on the {rows} rows, in its own unit",
        [new("output"), new("mean absolute error", true), new("root mean square error", true), new("R²", true)],
        [.. outputs.Select(o => (IReadOnlyList<Cell>)
            [o.Text("name"), Cell.Of(o.Number("meanAbsoluteError")), Cell.Of(o.Number("rootMeanSquareError")), Cell.Fixed(o.Number("r2"), 4)])]);
}
