namespace Hillock.Reports.Charts;

/// <summary>A critical-difference diagram (Demšar 2006), on its side so that names have room: mean ranks, and bars that join what cannot be told
/// apart.</summary>
internal sealed record RankChart : Chart
{
    /// <summary>Each method with its mean rank, the best (lowest) first.</summary>
    public required IReadOnlyList<(string Name, double Rank)> Methods { get; init; }

    /// <summary>Ranks that differ by less cannot be told apart.</summary>
    public required double CriticalDifference { get; init; }

    /// <summary>Groups that cannot be told apart, as first and last place in <see cref="Methods"/>.</summary>
    public IReadOnlyList<(int First, int Last)> Groups => Known ?? Joined();

    /// <summary>Those groups where somebody has found them; null: by the critical difference.</summary>
    public IReadOnlyList<(int First, int Last)>? Known { get; init; }

    /// <inheritdoc/>
    public override string Reading => $"Mean ranks, 1 is best: {string.Join(", ", Methods.Select(m => $"{m.Name} {ShownNumber.Of(m.Rank)}"))}. "
        + $"Ranks that differ by less than {ShownNumber.Of(CriticalDifference)} cannot be told apart: {Told()}.";

    /// <inheritdoc/>
    public override Grid Table => new(
        Title, [new("method"), new("mean rank", true), new("cannot be told from")],
        [.. Methods.Select((m, i) => (IReadOnlyList<Cell>)[m.Name, Cell.Of(m.Rank), Near(i)])]);

    /// <inheritdoc/>
    public override Sketch Draw(string id, double width)
    {
        const double Row = 26, Lane = 12;
        var sketch = new Sketch(id, width);
        var groups = Groups;
        var left = Math.Min(sketch.IsNarrow ? 120 : 200, 12 + (Sketch.Letter * Methods.Max(m => m.Name.Length)));
        var right = 14 + (Lane * groups.Count);
        var scale = new Scale(1, Math.Max(2, Math.Ceiling(Methods.Max(m => m.Rank)))) { IsWhole = true };
        var area = new PlotArea(left, 56, width - left - right, (Row * Methods.Count) + 4, scale, new Scale(0, 1));
        sketch.Label("ink", 0, 14, Sketch.Fit("mean rank, 1 is best", width));
        var wide = Math.Min(area.Width, area.X(1 + CriticalDifference) - area.X(1));
        sketch.Path("ik", $"M{N(area.Left)} 26v8M{N(area.Left)} 30h{N(wide)}M{N(area.Left + wide)} 26v8");
        sketch.Label("", area.Left + wide + 6, 34, $"CD {ShownNumber.Of(CriticalDifference)}");
        foreach (var x in scale.Ticks(8))
        {
            sketch.Line("gr", area.X(x), area.Top, area.X(x), area.Bottom);
            sketch.Label("c", area.X(x), area.Top - 5, ShownNumber.Of(x));
        }

        for (var i = 0; i < Methods.Count; i++)
        {
            var y = area.Top + (Row * (i + 0.5));
            sketch.Label("ink e", left - 10, y + 4, Sketch.Fit(Methods[i].Name, left - 12));
            sketch.Line("fl", left, y, area.X(Methods[i].Rank), y);
            sketch.Path("mk f0", Marker.Path(0, area.X(Methods[i].Rank), y, 4.5));
        }

        for (var g = 0; g < groups.Count; g++)
        {
            var x = area.Right + 10 + (Lane * g);
            sketch.Line("th", x, area.Top + (Row * (groups[g].First + 0.5)) - 6, x, area.Top + (Row * (groups[g].Last + 0.5)) + 6);
        }

        var word = groups.Count > 0 ? "bars at the right join what cannot be told apart" : "all can be told apart";
        sketch.Label("", 0, area.Bottom + 18, Sketch.Fit(word, width));
        sketch.Height = area.Bottom + 26;
        return sketch;
    }

    private static string N(double value) => Sketch.Number(value);

    private List<(int First, int Last)> Joined()
    {
        var groups = new List<(int First, int Last)>();
        for (var i = 0; i < Methods.Count; i++)
        {
            var last = Enumerable.Range(i, Methods.Count - i).Last(j => Methods[j].Rank - Methods[i].Rank < CriticalDifference);
            if (last > i && (groups.Count == 0 || last > groups[^1].Last)) groups.Add((i, last));
        }

        return groups;
    }

    private string Told() => Groups.Count == 0 ? "none" : string.Join("; ", Groups.Select(g =>
        string.Join(", ", Enumerable.Range(g.First, g.Last - g.First + 1).Select(i => Methods[i].Name))));

    private string Near(int index) => string.Join(", ", Enumerable.Range(0, Methods.Count)
        .Where(j => j != index && Groups.Any(g => g.First <= Math.Min(index, j) && Math.Max(index, j) <= g.Last)).Select(j => Methods[j].Name));
}
