using Hillock.Formulas;

namespace Hillock.Activations.Facts;

/// <summary>Roots, minima and maxima within ±50.</summary>
internal static class PlaceSearch
{
    private const double Nearby = 50;
    private const double Noise = 1e-13;
    private const double Close = 1e-6;

    /// <summary>Points and stretches where the value is 0.</summary>
    internal static IReadOnlyList<Stretch> Roots(Curve[] curves, Seam[] seams)
    {
        var inside = curves.SelectMany(c => c.Piece.IsConstant
            ? c.Value.Evaluate(0) == 0 ? [new Stretch(c.From, c.To)] : []
            : Clustered(Changes(c, c.Value, c.Ys, 0, touching: true).Select(x => x.At)).Select(x => new Stretch(x, x)));
        var between = seams.Where(s => s.Value == 0).Select(s => new Stretch(s.X, s.X));
        return Stretch.Join(inside.Concat(between));
    }

    // Where a value is 0 to rounding, as x - tanh(x) around 0, its signs are noise: places that close are one.
    private static IEnumerable<double> Clustered(IEnumerable<double> places)
    {
        var cluster = new List<double>();
        foreach (var x in places)
        {
            if (cluster.Count > 0 && x - cluster[^1] > Close * Math.Max(1, Math.Abs(x)))
            {
                yield return Centre(cluster);
                cluster.Clear();
            }

            cluster.Add(x);
        }

        if (cluster.Count > 0) yield return Centre(cluster);
    }

    private static double Centre(List<double> cluster) =>
        cluster.Contains(0) || (cluster[0] < 0 && cluster[^1] > 0) ? 0 : cluster[cluster.Count / 2];

    /// <summary>Places where the slope changes its sign.</summary>
    internal static IEnumerable<Extremum> Extrema(Curve[] curves, Seam[] seams, double scale)
    {
        var noise = Noise * scale;
        var inside = curves.SelectMany(c => Changes(c, c.Slope, c.Slopes, noise, touching: false)
            .Select(x => new Extremum(x.At, c.Value.Evaluate(x.At), x.Before > 0, false)));
        var between = seams.Where(s => !s.IsJump && Math.Abs(s.X) <= Nearby)
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
            if (!(Math.Abs(values[i]) > noise) || Math.Abs(c.Xs[i]) > Nearby) continue;
            var changed = last >= 0 && Math.Sign(values[i]) != Math.Sign(values[last]);
            if (changed || (touching && last >= 0 && i - last > 1))
                yield return (Place(c, part, values, last, i), Math.Sign(values[last]));
            last = i;
        }
    }

    private static double Place(Curve c, Formula part, double[] values, int before, int after)
    {
        var (low, high) = (c.Xs[before], c.Xs[after]);
        if (low < 0 && high > 0 && part.Program.Run(0) == 0) return 0;
        var zeros = Enumerable.Range(before + 1, after - before - 1).Where(i => values[i] == 0).ToArray();
        return zeros.Length > 0 ? c.Xs[zeros[zeros.Length / 2]] : RootSearch.Bisect(part, low, high);
    }
}
