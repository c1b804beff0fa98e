using System.Text;
using System.Text.Json;

namespace Hillock.Reports.Charts;

/// <summary>Strips of a row each that grow darker with a value: a figure of each layer over a training.</summary>
internal sealed record HeatChart : Chart
{
    /// <summary>Steps from light to dark.</summary>
    public const int Steps = 10;

    private const int MostColumns = 60;

    /// <summary>What the columns are.</summary>
    public required string XLabel { get; init; }

    /// <summary>What the values are, with their unit.</summary>
    public required string Label { get; init; }

    /// <summary>Names of the rows.</summary>
    public required IReadOnlyList<string> Rows { get; init; }

    /// <summary>What each column is, such as its step.</summary>
    public required IReadOnlyList<double> Columns { get; init; }

    /// <summary>Row by row; NaN where nothing was measured.</summary>
    public required IReadOnlyList<IReadOnlyList<double>> Values { get; init; }

    /// <summary>The ends of the scale; null: those of the values.</summary>
    public Scale? Range { get; init; }

    /// <inheritdoc/>
    public override bool IsEmpty => !Values.Any(row => row.Any(double.IsFinite));

    /// <inheritdoc/>
    public override string Reading => $"{Label} by {XLabel}, a row for each layer. "
        + string.Join("; ", Rows.Take(20).Select((name, i) => $"{name}: {Told(Values[i])}")) + ".";

    /// <inheritdoc/>
    public override Grid Table => new(
        Title, [new(XLabel, true), .. Rows.Select(r => new GridColumn(r, true))],
        [.. Columns.Select((x, c) => (IReadOnlyList<Cell>)[Cell.Of(x), .. Values.Select(row => Cell.Of(row[c]))])]);

    private Scale Ends => Range ?? (Values.SelectMany(v => v).Where(double.IsFinite).ToList() is { Count: > 0 } all && all.Max() > all.Min()
        ? new Scale(all.Min(), all.Max()) : new Scale(0, Math.Max(1e-6, Values.SelectMany(v => v).Where(double.IsFinite).DefaultIfEmpty(1).Max())));

    /// <summary>No more columns than a picture needs.</summary>
    public HeatChart Thin()
    {
        if (Columns.Count <= MostColumns) return this;
        int[] kept = [.. Enumerable.Range(0, MostColumns).Select(i => (int)((long)i * (Columns.Count - 1) / (MostColumns - 1)))];
        return this with
        {
            Columns = [.. kept.Select(c => Columns[c])],
            Values = [.. Values.Select(row => (IReadOnlyList<double>)[.. kept.Select(c => row[c])])],
        };
    }

    /// <inheritdoc/>
    public override Sketch Draw(string id, double width)
    {
        var sketch = new Sketch(id, width);
        var ends = Ends;
        var row = Rows.Count > 16 ? 14.0 : 22.0;
        var left = Math.Min(sketch.IsNarrow ? 96 : 140, 12 + (Sketch.Letter * Rows.Max(r => r.Length)));
        var area = new PlotArea(left, 26, width - left - 54, row * Rows.Count, new Scale(0, Columns.Count), new Scale(0, Rows.Count));
        sketch.Frame = area.Frame;
        sketch.Label("ink", 0, 14, Sketch.Fit(Label, width));
        sketch.Box("ha", area.Left, area.Top, area.Width, area.Height);
        var paths = new StringBuilder[Steps];
        for (var r = 0; r < Rows.Count; r++)
        {
            Strip(area, r, row, ends, paths);
            var y = area.Top + (row * (r + 0.5)) + 4;
            sketch.Label("ink e", left - 8, y, Sketch.Fit(Rows[r], left - 10));
            var last = Values[r].LastOrDefault(double.IsFinite, double.NaN);
            sketch.Label("", area.Right + 6, y, double.IsFinite(last) ? ShownNumber.Of(last) : "");
        }

        for (var s = 0; s < Steps; s++)
            if (paths[s] is { } path) sketch.Path($"h{s}", path.ToString());
        foreach (var (column, style) in new[] { (0, ""), (Columns.Count - 1, "e") })
            sketch.Label(style, column == 0 ? area.Left : area.Right, area.Bottom + 16, ShownNumber.Of(Columns[column]));
        sketch.Label("c", area.Left + (area.Width / 2), area.Bottom + 16, XLabel);
        Key(sketch, area, ends);
        return sketch;
    }

    /// <inheritdoc/>
    public override bool WriteData(Utf8JsonWriter json)
    {
        json.WriteString("kind", "heat");
        json.WriteString("x", XLabel);
        json.WriteString("y", Label);
        json.Texts("rows", Rows.Select(SafeText.Line));
        json.WriteStartArray("columns");
        foreach (var x in Columns) json.WriteNumberValue(x);
        json.WriteEndArray();
        json.WriteStartArray("values");
        foreach (var row in Values)
        {
            json.WriteStartArray();
            foreach (var value in row)
            {
                if (double.IsFinite(value)) json.WriteRawValue(NumberText.Digits(value, 4));
                else json.WriteNullValue();
            }

            json.WriteEndArray();
        }

        json.WriteEndArray();
        return true;
    }

    private static string Told(IReadOnlyList<double> row)
    {
        var known = row.Where(double.IsFinite).ToList();
        return known.Count == 0 ? "not measured" : $"from {ShownNumber.Of(known[0])} to {ShownNumber.Of(known[^1])}, at most {ShownNumber.Of(known.Max())}";
    }

    private static int Step(double value, Scale ends) => (int)Math.Clamp(Math.Floor(ends.At(value) * Steps), 0, Steps - 1);

    // Neighbours alike are one rectangle, and all of a shade one path.
    private void Strip(PlotArea area, int r, double row, Scale ends, StringBuilder[] paths)
    {
        for (var from = 0; from < Columns.Count;)
        {
            var (to, value) = (from + 1, Values[r][from]);
            if (!double.IsFinite(value))
            {
                from = to;
                continue;
            }

            var step = Step(value, ends);
            while (to < Columns.Count && double.IsFinite(Values[r][to]) && Step(Values[r][to], ends) == step) to++;
            var y = area.Top + (row * r);
            (paths[step] ??= new()).Append($"M{N(area.X(from))} {N(y + 1)}H{N(area.X(to))}v{N(row - 2)}H{N(area.X(from))}z");
            from = to;
        }
    }

    private static void Key(Sketch sketch, PlotArea area, Scale ends)
    {
        var (y, wide) = (area.Bottom + 30, 12.0);
        var low = ShownNumber.Of(ends.Low);
        var x = area.Left + (Sketch.Letter * low.Length) + 6;
        sketch.Label("", area.Left, y + 10, low);
        for (var s = 0; s < Steps; s++) sketch.Box($"h{s}", x + (wide * s), y, wide, 12);
        sketch.Box("ha", x, y, wide * Steps, 12);
        sketch.Label("", x + (wide * Steps) + 6, y + 10, ShownNumber.Of(ends.High));
        sketch.Label("", area.Left, y + 27, "blank: not measured; right: the last");
        sketch.Height = y + 34;
    }

    private static string N(double value) => Sketch.Number(value);
}
