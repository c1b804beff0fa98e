using Hillock.Formulas;

namespace Hillock.Activations.Facts;

/// <summary>Roots, minima and maxima.</summary>
internal static class PlaceSearch
{
    private const double Noise = 1e-13;
    private const double Close = 1e-6;

    /// <summary>Points and stretches where the value is 0.</summary>
    internal static IReadOnlyList<Stretch> Roots(Curve[] curves, Seam[] seams)
    {
        var inside = curves.SelectMany(c => c.Piece.IsConstant
            ? c.Value.Evaluate(0) == 0 ? [new Stretch(c.From, c.To)] : []
            : Clustered(Changes(c, c.Value, c.Ys, 0, touching: true).Select(x => x.At), c.Features).Select(x => new Stretch(x, x)));
        var between = seams.Where(s => s.Value == 0).Select(s => new Stretch(s.X, s.X));
        return Stretch.Join(inside.Concat(between));
    }

    // Where a value is 0 to rounding, as x - tanh(x) around 0, its signs are noise: places that close are one.
    private static IEnumerable<double> Clustered(IEnumerable<double> places, Features features)
    {
        var cluster = new List<double>();
        foreach (var x in places)
        {
            if (cluster.Count > 0 && x - cluster[^1] > Close * features.WidthAt(x))
            {
                yield return Centre(cluster, features);
                cluster.Clear();
            }

            cluster.Add(x);
        }

        if (cluster.Count > 0) yield return Centre(cluster, features);
    }

    private static double Centre(List<double> cluster, Features features)
    {
        foreach (var feature in features.All)
            if (feature.Centre >= cluster[0] && feature.Centre <= cluster[^1])
                return feature.Centre;
        return cluster[cluster.Count / 2];
    }

    /// <summary>Places where the slope changes its sign.</summary>
    internal static IEnumerable<Extremum> Extrema(Curve[] curves, Seam[] seams, double scale)
    {
        var noise = Noise * scale;
        var inside = curves.SelectMany(c => Changes(c, c.Slope, c.Slopes, noise, touching: false)
            .Select(x => new Extremum(x.At, c.Value.Evaluate(x.At), x.Before > 0, false)));
        var between = seams.Where(s => !s.IsJump)
            .Select(s => (Seam: s, Before: Sign(s.Left.Slopes.Reverse(), noise), After: Sign(s.Right.Slopes, noise)))
            .Where(s => s.Before * s.After < 0 && !s.Seam.Left.Piece.IsConstant && !s.Seam.Right.Piece.IsConstant)
            .Select(s => new Extremum(s.Seam.X, s.Seam.Value, s.Before > 0, false));
        return inside.Concat(between).OrderBy(e => e.X);
    }

    private static int Sign(IEnumerable<double> values, double noise) => Math.Sign(values.FirstOrDefault(v => Math.Abs(v) > noise));

    // Runs of samples that are 0 to rounding lie between samples of a sign: one place each. A run that reaches the end of the
    // piece is underflow of a tail.
    private static IEnumerable<(double At, int Before)> Changes(Curve c, Formula part, double[] values, double noise, bool touching)
    {
        var last = -1;
        for (var i = 0; i < values.Length; i++)
        {
            if (!(Math.Abs(values[i]) > noise)) continue;
            var changed = last >= 0 && Math.Sign(values[i]) != Math.Sign(values[last]) && RootSearch.IsSingle(part, c.Xs[last], c.Xs[i], c.Features);
            if (changed || (touching && last >= 0 && Touches(values, last, i)))
                yield return (Place(c, part, values, last, i), Math.Sign(values[last]));
            last = i;
        }
    }

    // A sample of 0 between others; places without a value are none.
    private static bool Touches(double[] values, int before, int after)
    {
        for (var i = before + 1; i < after; i++)
            if (values[i] == 0)
                return true;
        return false;
    }

    private static double Place(Curve c, Formula part, double[] values, int before, int after)
    {
        var (low, high) = (c.Xs[before], c.Xs[after]);
        if (low < 0 && high > 0 && part.Program.Run(0) == 0) return 0;
        var zeros = Enumerable.Range(before + 1, after - before - 1).Where(i => values[i] == 0).ToArray();
        if (zeros.FirstOrDefault(i => c.Features.All.Any(f => f.Centre == c.Xs[i])) is > 0 and var centre) return c.Xs[centre];
        return zeros.Length > 0 ? c.Xs[zeros[zeros.Length / 2]] : RootSearch.Bisect(part, low, high);
    }
}
