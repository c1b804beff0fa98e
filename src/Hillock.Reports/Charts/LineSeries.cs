namespace Hillock.Reports.Charts;

/// <summary>A line of a chart, with a band where its points have one.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Points">From left to right.</param>
internal sealed record LineSeries(string Name, IReadOnlyList<LinePoint> Points)
{
    /// <summary>A point that is marked, such as the one chosen; null for none.</summary>
    public double? Marked { get; init; }

    /// <summary>Whether it has a band.</summary>
    public bool HasBand => Points.Any(p => double.IsFinite(p.Low) && double.IsFinite(p.High));

    /// <summary>No more points than a picture needs: of each stretch the first, the last, and those that reach farthest.</summary>
    /// <param name="most">Stretches.</param>
    public LineSeries Thin(int most)
    {
        if (Points.Count <= 3 * most) return this;
        var kept = new SortedSet<int> { 0, Points.Count - 1 };
        for (var i = 0; i < most; i++)
        {
            var (from, to) = ((int)((long)i * Points.Count / most), (int)((long)(i + 1) * Points.Count / most));
            var stretch = Enumerable.Range(from, to - from).ToList();
            kept.Add(from);
            foreach (var index in new[]
            {
                stretch.MinBy(j => Or(Points[j].Y, double.MaxValue)), stretch.MaxBy(j => Or(Points[j].Y, double.MinValue)),
                stretch.MinBy(j => Or(Points[j].Low, double.MaxValue)), stretch.MaxBy(j => Or(Points[j].High, double.MinValue)),
            })
                kept.Add(index);
            if (stretch.Find(j => Points[j].X == Marked) is var marked and > 0) kept.Add(marked);
            // A gap stays a gap.
            if (stretch.Find(j => !double.IsFinite(Points[j].Y)) is var gap and > 0) kept.Add(gap);
        }

        return this with { Points = [.. kept.Select(i => Points[i])] };
    }

    private static double Or(double value, double none) => double.IsFinite(value) ? value : none;
}
