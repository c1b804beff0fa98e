namespace Hillock.Reports.Charts;

/// <summary>Named points, such as what each activation costs and reaches.</summary>
internal sealed record ScatterChart : Chart
{
    /// <summary>What the axis below is, with its unit.</summary>
    public required string XLabel { get; init; }

    /// <summary>What the axis at the left is, with its unit.</summary>
    public required string YLabel { get; init; }

    /// <summary>The points, the most important first.</summary>
    public required IReadOnlyList<ScatterPoint> Points { get; init; }

    /// <summary>Whether the axis below is logarithmic.</summary>
    public bool LogX { get; init; }

    /// <inheritdoc/>
    public override bool IsEmpty => Known.Count == 0;

    /// <inheritdoc/>
    public override string Reading => $"{YLabel} against {XLabel}. "
        + string.Join("; ", Known.Take(20).Select(p => $"{p.Name}: {ShownNumber.Of(p.X)}, {ShownNumber.Of(p.Y)}")) + ".";

    /// <inheritdoc/>
    public override Grid Table => new(
        Title, [new("name"), new(XLabel, true), new(YLabel, true), new("from", true), new("to", true)],
        [.. Points.Select(p => (IReadOnlyList<Cell>)[p.Name, Cell.Of(p.X), Cell.Of(p.Y), Cell.Of(p.Low), Cell.Of(p.High)])]);

    private List<ScatterPoint> Known => [.. Points.Where(p => double.IsFinite(p.X) && double.IsFinite(p.Y) && (!LogX || p.X > 0))];

    /// <inheritdoc/>
    public override Sketch Draw(string id, double width)
    {
        var (sketch, known) = (new Sketch(id, width), Known);
        var up = Scale.Of(known.SelectMany(p => new[] { p.Y, p.Low, p.High }), room: 0.1);
        var across = Scale.Of(known.Select(p => p.X), LogX, 0.1);
        var left = PlotArea.RoomForNumbers(up);
        var area = new PlotArea(left, 26, width - left - 14, sketch.IsNarrow ? 220 : 260, across, up);
        sketch.Label("ink", 0, 14, Sketch.Fit(YLabel, width));
        area.Axes(sketch);
        sketch.Label("e", area.Right, area.Bottom + 34, Sketch.Fit(XLabel, width));
        for (var i = known.Count - 1; i >= 0; i--)
        {
            var (point, style) = (known[i], i % ChartStyle.Distinct);
            var (x, y) = (area.X(point.X), area.Y(point.Y));
            if (double.IsFinite(point.Low) && double.IsFinite(point.High)) sketch.Line($"w{style}", x, area.Y(point.Low), x, area.Y(point.High));
            sketch.Path($"mk f{style}", Marker.Path(i, x, y, 5));
        }

        Names(sketch, area, known);
        sketch.Height = area.Bottom + 42;
        return sketch;
    }

    // Each name beside its point, moved where it would lie on another; the table has those for which there is no room.
    private static void Names(Sketch sketch, PlotArea area, List<ScatterPoint> known)
    {
        var taken = known.Select(p => (X: area.X(p.X) - 6, Y: area.Y(p.Y) - 6, W: 12.0, H: 12.0)).ToList();
        foreach (var point in known)
        {
            var name = Sketch.Fit(point.Name, area.Width / 2.2);
            var (x, y, wide) = (area.X(point.X), area.Y(point.Y), Sketch.Letter * name.Length);
            var places = new[] { -2.0, 12, -16, 26, -30, 40 }.SelectMany(dy => new[] { x + 9, x - 9 - wide }.Select(left => (X: left, Y: y + dy - 6)));
            foreach (var place in places)
            {
                if (place.X < area.Left || place.X + wide > area.Right + 12 || place.Y < area.Top - 6 || place.Y + 13 > area.Bottom) continue;
                if (taken.Any(t => place.X < t.X + t.W && t.X < place.X + wide && place.Y < t.Y + t.H && t.Y < place.Y + 13)) continue;
                sketch.Label("ink", place.X, place.Y + 10, name);
                taken.Add((place.X, place.Y, wide, 13));
                break;
            }
        }
    }
}
