using System.Text.Json;
using Hillock.Reports.Charts;
using Hillock.Reports.Documents;

namespace Hillock.Reports.Runs;

/// <summary>The card of a data set.</summary>
internal static class DataPart
{
    private const int MostRows = 40;

    /// <summary>The section, from <c>data.json</c>; none where the folder lacks it.</summary>
    public static IEnumerable<Section> Of(FolderFiles files)
    {
        if (files.Json("data.json") is not { } data)
        {
            files.Lacks("The folder does not say what its data hold; 'hillock data info' shows them, and a new run keeps them.");
            yield break;
        }

        List<Block> blocks = [new FactBlock([.. Facts(data).Where(f => f.Value.Length > 0)])];
        if (Classes(data) is { } classes) blocks.Add(new TableBlock("classes-of-data", classes) { MostRows = MostRows });
        if (Columns(data) is { } columns) blocks.Add(new TableBlock("columns", columns) { MostRows = MostRows });
        blocks.AddRange(data.Texts("warnings").Select(w => new TextBlock(w, Tone.Caution)));
        yield return new("data", "The data", blocks);
    }

    private static IEnumerable<(string Name, string Value)> Facts(JsonElement data)
    {
        yield return ("name", data.Text("name"));
        yield return ("what it is", data.Text("description"));
        yield return ("task", data.Text("task"));
        yield return ("target", data.Text("target") + (data.Flag("targetGuessed") ? " (a guess: nobody named it)" : ""));
        yield return ("rows", $"{Count(data, "rows")}: {Count(data, "train")} training, {Count(data, "validation")} validation, {Count(data, "test")} test");
        yield return ("shape of a row", data.Text("shape"));
        yield return ("inputs", Spread(data, "input", "before standardising"));
        yield return ("target's spread", Spread(data, "target", "training"));
        yield return ("augmentation", data.Text("augmentation"));
        if (data.Part("series") is { } series)
            yield return ("windows", $"{Count(series, "window")} values, predicting {Count(series, "horizon")} ahead");
        yield return ("source", data.Text("source"));
    }

    private static string Spread(JsonElement data, string name, string which) => double.IsFinite(data.Number(name + "Mean"))
        ? $"mean {ShownNumber.Of(data.Number(name + "Mean"))}, deviation {ShownNumber.Of(data.Number(name + "Deviation"))} ({which})" : "";

    private static Grid? Classes(JsonElement data)
    {
        var classes = data.Items("classes");
        var all = classes.Sum(c => Math.Max(0, c.Number("total")));
        return classes.Count == 0 ? null : new(
            $"{classes.Count} classes", [new("class"), new("training", true), new("validation", true), new("test", true), new("share (%)", true)],
            [.. classes.Select(c => (IReadOnlyList<Cell>)
                [c.Text("name"), Cell.Count(c.Number("train")), Cell.Count(c.Number("validation")), Cell.Count(c.Number("test")),
                Cell.Fixed(100 * c.Number("total") / all, 1)])]);
    }

    private static Grid? Columns(JsonElement data)
    {
        var columns = data.Items("columns");
        return columns.Count == 0 ? null : new(
            $"{columns.Count} columns",
            [
                new("column"), new("kind"), new("missing", true), new("distinct", true), new("mean", true), new("deviation", true), new("inputs", true),
                new("note"),
            ],
            [.. columns.Select(c => (IReadOnlyList<Cell>)
                [c.Text("name"), c.Text("kind"), Cell.Count(c.Number("missing")), Cell.Count(c.Number("distinct")), Cell.Of(c.Number("mean")),
                Cell.Of(c.Number("deviation")), Cell.Count(c.Number("inputs")), c.Text("note")])]);
    }

    private static string Count(JsonElement data, string name) => double.IsFinite(data.Number(name)) ? NumberText.Count(data.Number(name)) : "?";
}
