namespace Hillock.Reports.Charts;

/// <summary>Values with intervals, a row each, beside a line where nothing differs.</summary>
internal sealed record IntervalChart : Chart
{
    /// <summary>What the axis is, with its unit.</summary>
    public required string XLabel { get; init; }

    /// <summary>The rows, from the top.</summary>
    public required IReadOnlyList<IntervalRow> Rows { get; init; }

    /// <summary>Where nothing differs; null for no line.</summary>
    public double? Zero { get; init; } = 0;

    /// <summary>What counts as equal on both sides of it; null for none.</summary>
    public double? Margin { get; init; }

    /// <summary>Whether the axis is logarithmic, as for factors.</summary>
    public bool Log { get; init; }

    /// <summary>What the intervals are.</summary>
    public string Interval { get; init; } = "95 % interval";

    /// <inheritdoc/>
    public override string Reading => $"{XLabel}. " + string.Join("; ", Rows.Take(20).Select(r => $"{r.Name} {Told(r)}, {r.Word}")) + ".";

    /// <inheritdoc/>
    public override Grid Table => new(
        Title, [new("name"), new(XLabel, true), new("from", true), new("to", true), new("verdict")],
        [.. Rows.Select(r => (IReadOnlyList<Cell>)[r.Name, Cell.Of(r.Value), Cell.Of(r.Low), Cell.Of(r.High), r.Word])]);

    /// <inheritdoc/>
    public override Sketch Draw(string id, double width)
    {
        var sketch = new Sketch(id, width);
        var scale = Scale.Of(Rows.SelectMany(r => new[] { r.Value, r.Low, r.High }).Append(Zero ?? double.NaN).Append(Zero + Margin ?? double.NaN)
            .Append(Zero - Margin ?? double.NaN), Log);
        var row = sketch.IsNarrow ? 46.0 : 30.0;
        var left = sketch.IsNarrow ? 6 : Math.Min(190, 18 + (Sketch.Letter * Rows.Max(r => r.Name.Length)));
        var right = sketch.IsNarrow ? 6 : 118;
        var area = new PlotArea(left, 24, width - left - right, (row * Rows.Count) + 6, scale, new Scale(0, 1));
        sketch.Label("ink", 0, 14, Sketch.Fit(XLabel, width));
        if (Zero is { } middle && Margin is { } margin)
            sketch.Box("mg", area.X(middle - margin), area.Top, area.X(middle + margin) - area.X(middle - margin), area.Height);
        foreach (var x in scale.Ticks(sketch.IsNarrow ? 4 : 6))
        {
            sketch.Line("gr", area.X(x), area.Top, area.X(x), area.Bottom);
            sketch.Label("c", area.X(x), area.Bottom + 16, ShownNumber.Of(x));
        }

        if (Zero is { } zero) sketch.Line("ik", area.X(zero), area.Top, area.X(zero), area.Bottom);
        for (var i = 0; i < Rows.Count; i++) Row(sketch, area, Rows[i], area.Top + (row * (i + 1)) - (sketch.IsNarrow ? 10 : 12));
        sketch.Height = area.Bottom + 40;
        sketch.Label("", 0, area.Bottom + 35, Sketch.Fit(Margin is null ? $"lines: {Interval}" : $"lines: {Interval}; shaded: equal for your purpose", width));
        return sketch;
    }

    private static void Row(Sketch sketch, PlotArea area, IntervalRow row, double y)
    {
        if (sketch.IsNarrow)
        {
            var told = Told(row);
            sketch.Label("ink b", area.Left, y - 16, Sketch.Fit(row.Name, area.Width - (Sketch.Letter * told.Length) - 8));
            sketch.Label("e", area.Right, y - 16, told);
        }
        else
        {
            sketch.Label("ink e", area.Left - 10, y + 4, Sketch.Fit(row.Name, area.Left - 12));
            sketch.Label("", area.Right + 10, y + 4, Sketch.Fit(row.Word, 110));
        }

        if (!double.IsFinite(row.Value)) return;
        if (double.IsFinite(row.Low) && double.IsFinite(row.High))
        {
            sketch.Path("w0", $"M{N(area.X(row.Low))} {N(y)}H{N(area.X(row.High))}");
            sketch.Path("w0", $"M{N(area.X(row.Low))} {N(y - 4)}v8M{N(area.X(row.High))} {N(y - 4)}v8");
        }

        sketch.Path("mk f0", Marker.Path(0, area.X(row.Value), y, 4.5));
    }

    private static string Told(IntervalRow row) => !double.IsFinite(row.Value) ? "none"
        : double.IsFinite(row.Low) ? $"{ShownNumber.Of(row.Value)} ({ShownNumber.Of(row.Low)} to {ShownNumber.Of(row.High)})" : ShownNumber.Of(row.Value);

    private static string N(double value) => Sketch.Number(value);
}
