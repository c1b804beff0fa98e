using System.Text;
using System.Text.Json;

namespace Hillock.Reports.Charts;

/// <summary>Lines over an axis, with bands: curves of a training, sensitivity to a rate.</summary>
internal sealed record LineChart : Chart
{
    private const int MostPoints = 1200;
    private const int MostRows = 60;
    private const int MostBands = 4;

    /// <summary>What the axis below is.</summary>
    public required string XLabel { get; init; }

    /// <summary>What the axis at the left is, with its unit.</summary>
    public required string YLabel { get; init; }

    /// <summary>The lines, the most important first: the first eight are in colour.</summary>
    public required IReadOnlyList<LineSeries> Series { get; init; }

    /// <summary>Whether the axis below is logarithmic.</summary>
    public bool LogX { get; init; }

    /// <summary>Whether the axis at the left is logarithmic.</summary>
    public bool LogY { get; init; }

    /// <summary>Whether what lies below is counted, such as epochs.</summary>
    public bool WholeX { get; init; } = true;

    /// <summary>What the bands are; empty where there are none.</summary>
    public string Band { get; init; } = "";

    /// <summary>A level that is drawn across, such as what guessing gives; null for none.</summary>
    public (double Value, string Name)? Level { get; init; }

    /// <summary>Whether each point has a mark, and the marked one a ring.</summary>
    public bool Dots { get; init; }

    /// <summary>What the marked points are.</summary>
    public string MarkedWord { get; init; } = "a second mark: the epoch kept";

    /// <inheritdoc/>
    public override bool IsEmpty => !Series.Any(s => s.Points.Any(p => double.IsFinite(p.Y)));

    /// <inheritdoc/>
    public override string Reading
    {
        get
        {
            var text = new StringBuilder($"{YLabel} by {XLabel}. ");
            foreach (var line in Series.Take(ChartStyle.Distinct)) text.Append(Told(line)).Append(' ');
            if (Series.Count > ChartStyle.Distinct) text.Append($"And {Series.Count - ChartStyle.Distinct} more. ");
            if (Level is { } level) text.Append($"{level.Name}: {ShownNumber.Of(level.Value)}. ");
            return text.ToString().TrimEnd();
        }
    }

    /// <inheritdoc/>
    public override Grid Table
    {
        get
        {
            List<GridColumn> columns = [new("line"), new(XLabel, true), new(YLabel, true)];
            var banded = Series.Any(s => s.HasBand);
            if (banded) columns.AddRange([new("from", true), new("to", true)]);
            var rows = Series.SelectMany(s => s.Points.Select(p =>
            {
                List<Cell> row = [s.Name, Cell.Of(p.X), Cell.Of(p.Y)];
                if (banded) row.AddRange([Cell.Of(p.Low), Cell.Of(p.High)]);
                return (IReadOnlyList<Cell>)row;
            }));
            return new(Title, columns, [.. rows]);
        }
    }

    private LineSeries[] Thinned => [.. Series.Select(s => s.Thin(Math.Clamp(MostPoints / Math.Max(1, Series.Count), 20, 100)))];

    /// <summary>A table short enough for a page: every so many points of each line, the first and the last among them.</summary>
    public Grid Excerpt(int most = MostRows)
    {
        var each = Math.Max(3, most / Math.Max(1, Series.Count));
        return (this with { Series = [.. Series.Select(s => s with { Points = Every(s.Points, each) })] }).Table;
    }

    /// <inheritdoc/>
    public override Sketch Draw(string id, double width)
    {
        var (sketch, lines) = (new Sketch(id, width), Thinned);
        var points = lines.SelectMany(s => s.Points).ToList();
        var up = Scale.Of(points.SelectMany(p => new[] { p.Y, p.Low, p.High }).Concat(Level is { } l ? [l.Value] : []), LogY);
        var across = Scale.Of(points.Where(p => double.IsFinite(p.Y)).Select(p => p.X), LogX, room: Dots ? 0.04 : 0) with { IsWhole = WholeX };
        var left = PlotArea.RoomForNumbers(up);
        var area = new PlotArea(left, 26, width - left - 12, sketch.IsNarrow ? 190 : 230, across, up);
        sketch.Frame = area.Frame;
        sketch.Label("ink", 0, 14, Sketch.Fit(YLabel, width));
        area.Axes(sketch);
        sketch.Label("e", area.Right, area.Bottom + 34, XLabel);
        sketch.Open(sketch.Clip(area.Left - 1, area.Top - 1, area.Width + 2, area.Height + 2));
        if (Level is { } level) sketch.Path("ru", $"M{N(area.Left)} {N(area.Y(level.Value))}H{N(area.Right)}", "data-part=\"level\"");
        // The first is drawn last, so that it is on top.
        for (var i = lines.Length - 1; i >= 0; i--) Line(sketch, area, lines[i], i);
        sketch.Close();
        for (var i = Math.Min(lines.Length, ChartStyle.Distinct) - 1; i >= 0; i--) Marks(sketch, area, lines[i], i);
        if (Level is { } named)
        {
            sketch.Open("data-part=\"level\"");
            sketch.Label("e", area.Right, area.Y(named.Value) - 5, Sketch.Fit(named.Name, area.Width));
            sketch.Close();
        }

        sketch.Height = Legend(sketch, lines, area.Bottom + 52);
        return sketch;
    }

    /// <inheritdoc/>
    public override bool WriteData(Utf8JsonWriter json)
    {
        json.WriteString("kind", "lines");
        json.WriteString("x", XLabel);
        json.WriteString("y", SafeText.Line(YLabel));
        json.WriteBoolean("still", Dots);
        json.WriteStartArray("lines");
        foreach (var line in Thinned)
        {
            json.WriteStartObject();
            json.WriteString("name", SafeText.Line(line.Name));
            json.WriteStartArray("points");
            foreach (var p in line.Points)
            {
                json.WriteStartArray();
                foreach (var value in line.HasBand ? new[] { p.X, p.Y, p.Low, p.High } : [p.X, p.Y])
                {
                    if (double.IsFinite(value)) json.WriteRawValue(NumberText.Digits(value, 6));
                    else json.WriteNullValue();
                }

                json.WriteEndArray();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        return true;
    }

    private static string Told(LineSeries line)
    {
        var known = line.Points.Where(p => double.IsFinite(p.Y)).ToList();
        if (known.Count == 0) return $"{line.Name}: no numbers.";
        var (low, high) = (known.MinBy(p => p.Y), known.MaxBy(p => p.Y));
        return $"{line.Name}: from {ShownNumber.Of(known[0].Y)} to {ShownNumber.Of(known[^1].Y)}, lowest {ShownNumber.Of(low.Y)} at {ShownNumber.Of(low.X)}, "
            + $"highest {ShownNumber.Of(high.Y)} at {ShownNumber.Of(high.X)}.";
    }

    private static IReadOnlyList<LinePoint> Every(IReadOnlyList<LinePoint> points, int most) => points.Count <= most ? points
        : [.. Enumerable.Range(0, most).Select(i => points[(int)((long)i * (points.Count - 1) / (most - 1))])];

    private void Line(Sketch sketch, PlotArea area, LineSeries line, int index)
    {
        var (style, name) = (index < ChartStyle.Distinct ? index : -1, $"data-line=\"{index}\"");
        if (line.HasBand && HasBand(index)) sketch.Path(style < 0 ? "mg" : $"bd f{style}", BandPath(area, line), $"{name} data-part=\"band\"");
        sketch.Path(style < 0 ? "fl" : $"ln l{style}", LinePath(area, line), $"{name} data-part=\"line\"");
    }

    private void Marks(Sketch sketch, PlotArea area, LineSeries line, int index)
    {
        var marks = Dots ? line.Points : [.. line.Points.Where(p => double.IsFinite(p.Y)).TakeLast(1), .. line.Points.Where(p => p.X == line.Marked)];
        var path = string.Concat(marks.Where(p => double.IsFinite(p.Y)).Select(p => Marker.Path(index, area.X(p.X), area.Y(p.Y))));
        if (Dots) foreach (var p in line.Points.Where(p => p.X == line.Marked && double.IsFinite(p.Y)))
            sketch.Path("ik", Marker.Path(0, area.X(p.X), area.Y(p.Y), 8));
        sketch.Path($"mk f{index}", path, $"data-line=\"{index}\" data-part=\"marks\"");
    }

    // More bands on each other would hide the lines.
    private bool HasBand(int index) => Series.Count <= MostBands || index == 0;

    private static string LinePath(PlotArea area, LineSeries line)
    {
        var path = new StringBuilder();
        var pen = false;
        foreach (var p in line.Points)
        {
            if (double.IsFinite(p.Y)) path.Append(pen ? 'L' : 'M').Append($"{N(area.X(p.X))} {N(area.Y(p.Y))}");
            pen = double.IsFinite(p.Y);
        }

        return path.ToString();
    }

    private static string BandPath(PlotArea area, LineSeries line)
    {
        var known = line.Points.Where(p => double.IsFinite(p.Low) && double.IsFinite(p.High)).ToList();
        return "M" + string.Join('L', known.Select(p => $"{N(area.X(p.X))} {N(area.Y(p.High))}")
            .Concat(Enumerable.Reverse(known).Select(p => $"{N(area.X(p.X))} {N(area.Y(p.Low))}"))) + "z";
    }

    // Rows of names, each with its line and mark; returns the height used.
    private double Legend(Sketch sketch, LineSeries[] lines, double top)
    {
        const double Swatch = 30;
        var (x, y) = (0.0, top);
        foreach (var (index, line) in lines.Index().Take(ChartStyle.Distinct))
        {
            var name = Sketch.Fit(line.Name, sketch.Width - Swatch - 8);
            var wide = Swatch + 6 + (Sketch.Letter * name.Length) + 14;
            if (x > 0 && x + wide - 14 > sketch.Width) (x, y) = (0, y + 19);
            sketch.Line($"ln l{index}", x, y, x + Swatch - 6, y);
            sketch.Path($"mk f{index}", Marker.Path(index, x + ((Swatch - 6) / 2), y));
            sketch.Label("ink", x + Swatch, y + 4, name);
            x += wide;
        }

        List<string> notes = [];
        if (lines.Length > ChartStyle.Distinct) notes.Add($"{lines.Length - ChartStyle.Distinct} more in grey");
        if (Band.Length > 0 && lines.Any(s => s.HasBand)) notes.Add($"shaded{(lines.Length > MostBands ? ", the first" : "")}: {Band}");
        if (lines.Any(s => s.Marked is not null)) notes.Add(MarkedWord);
        if (notes.Count > 0)
        {
            y += 19;
            sketch.Label("", 0, y + 4, Sketch.Fit(string.Join("; ", notes), sketch.Width));
        }

        return y + 12;
    }

    private static string N(double value) => Sketch.Number(value);
}
