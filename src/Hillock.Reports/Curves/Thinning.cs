namespace Hillock.Reports.Curves;

/// <summary>Drops the points of a line that its neighbours stand for (Douglas &amp; Peucker 1973, distances taken along y).</summary>
internal static class Thinning
{
    /// <summary>The points that must stay so that none of the others is off by more than <paramref name="tolerance"/>.</summary>
    public static IReadOnlyList<CurvePoint> Of(IReadOnlyList<CurvePoint> points, double tolerance)
    {
        if (points.Count < 3) return points;
        var keep = new bool[points.Count];
        keep[0] = keep[^1] = true;
        var open = new Stack<(int First, int Last)>([(0, points.Count - 1)]);
        while (open.TryPop(out var span))
        {
            var (worst, distance) = Farthest(points, span.First, span.Last);
            if (distance <= tolerance) continue;
            keep[worst] = true;
            open.Push((span.First, worst));
            open.Push((worst, span.Last));
        }

        return [.. points.Where((_, i) => keep[i])];
    }

    private static (int Index, double Distance) Farthest(IReadOnlyList<CurvePoint> points, int first, int last)
    {
        var (a, b) = (points[first], points[last]);
        var best = (Index: first, Distance: 0.0);
        for (var i = first + 1; i < last; i++)
        {
            var y = a.Y + ((b.Y - a.Y) * (points[i].X - a.X) / (b.X - a.X));
            var distance = Math.Abs(points[i].Y - y);
            if (distance > best.Distance) best = (i, distance);
        }

        return best;
    }
}
