namespace Hillock.Reports.Charts;

/// <summary>How large something is layer by layer, at the start and at the end, on a logarithmic axis.</summary>
internal sealed record FlowChart : Chart
{
    /// <summary>What is shown.</summary>
    public required string XLabel { get; init; }

    /// <summary>What the first marks are.</summary>
    public required string First { get; init; }

    /// <summary>What the second marks are.</summary>
    public required string Last { get; init; }

    /// <summary>Layer by layer from the input; NaN where there is none.</summary>
    public required IReadOnlyList<(string Name, double First, double Last)> Rows { get; init; }

    /// <inheritdoc/>
    public override bool IsEmpty => !Rows.Any(r => r.First > 0 || r.Last > 0);

    /// <inheritdoc/>
    public override string Reading => $"{XLabel}, {First} and {Last}. "
        + string.Join("; ", Rows.Take(30).Select(r => $"{r.Name}: {ShownNumber.Of(r.First)}, then {ShownNumber.Of(r.Last)}")) + ".";

    /// <inheritdoc/>
    public override Grid Table => new(
        Title, [new("layer"), new(First, true), new(Last, true)],
        [.. Rows.Select(r => (IReadOnlyList<Cell>)[r.Name, Cell.Of(r.First), Cell.Of(r.Last)])]);

    /// <inheritdoc/>
    public override Sketch Draw(string id, double width)
    {
        var sketch = new Sketch(id, width);
        var row = Rows.Count > 16 ? 16.0 : 24.0;
        var left = Math.Min(sketch.IsNarrow ? 96 : 140, 12 + (Sketch.Letter * Rows.Max(r => r.Name.Length)));
        var scale = Scale.Of(Rows.SelectMany(r => new[] { r.First, r.Last }), log: true);
        var area = new PlotArea(left, 26, width - left - 14, row * Rows.Count, scale, new Scale(0, 1));
        sketch.Label("ink", 0, 14, Sketch.Fit(XLabel, width));
        foreach (var x in scale.Ticks(sketch.IsNarrow ? 4 : 7))
        {
            sketch.Line("gr", area.X(x), area.Top, area.X(x), area.Bottom);
            sketch.Label("c", area.X(x), area.Bottom + 16, ShownNumber.Of(x));
        }

        for (var i = 0; i < Rows.Count; i++)
        {
            var y = area.Top + (row * (i + 0.5));
            sketch.Label("ink e", left - 8, y + 4, Sketch.Fit(Rows[i].Name, left - 10));
            if (Rows[i] is { First: > 0, Last: > 0 } both) sketch.Line("fl", area.X(both.First), y, area.X(both.Last), y);
            if (Rows[i].First > 0) sketch.Path("mk f0", Marker.Path(0, area.X(Rows[i].First), y));
            if (Rows[i].Last > 0) sketch.Path("mk f1", Marker.Path(3, area.X(Rows[i].Last), y));
        }

        var key = area.Bottom + 36;
        sketch.Path("mk f0", Marker.Path(0, 6, key - 4));
        sketch.Label("", 16, key, First);
        var second = 34 + (Sketch.Letter * First.Length);
        sketch.Path("mk f1", Marker.Path(3, second, key - 4));
        sketch.Label("", second + 10, key, Last);
        sketch.Height = key + 8;
        return sketch;
    }
}
