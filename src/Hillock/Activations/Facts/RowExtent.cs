using Hillock.Formulas;

namespace Hillock.Activations.Facts;

/// <summary>How far the outputs of a row reach, and how steep they get.</summary>
internal static class RowExtent
{
    private const double Moderate = 3;
    private const double Far = 1000;
    private const double Growth = 20;
    private const int Best = 2;

    /// <summary>The values an output takes.</summary>
    internal static Interval Range(RowProbe probe)
    {
        var (low, lowAttained) = Least(probe, y => y.Min());
        var (high, highAttained) = Least(probe, y => -y.Max());
        return new(low, 0 - high) { LowAttained = lowAttained, HighAttained = highAttained };
    }

    /// <summary>The largest singular value a Jacobian has.</summary>
    internal static double Lipschitz(RowProbe probe, Smoothness smoothness)
    {
        if (!smoothness.IsContinuous) return double.PositiveInfinity;
        var steep = probe.Rows.Select(r => (Row: r, Value: probe.Steepness(r))).Where(p => !double.IsNaN(p.Value)).ToList();
        if (steep.Any(p => double.IsInfinity(p.Value))) return double.PositiveInfinity;
        var usual = Largest(steep.Where(p => Size(p.Row) is <= 10 and >= 1e-3).Select(p => p.Value));
        if (Largest(steep.Select(p => p.Value)) > Growth * usual) return double.PositiveInfinity;
        return steep.OrderByDescending(p => p.Value).DistinctBy(p => Math.Round(p.Value, 9)).Take(Best).Max(p => -Climb(p.Row, r => -probe.Steepness(r)));
    }

    // The least of a measure of the outputs; far below what it is for usual rows there is none.
    private static (double Value, bool Attained) Least(RowProbe probe, Func<double[], double> measure)
    {
        var all = probe.Rows.Select(r => (Row: r, Value: measure(probe.Value(r)))).Where(p => !double.IsNaN(p.Value)).ToList();
        var usual = all.Where(p => Size(p.Row) <= 30).Min(p => p.Value);
        var far = all.Where(p => Size(p.Row) >= Far).Min(p => p.Value);
        if (far < Growth * Math.Min(usual, -1)) return (double.NegativeInfinity, false);
        var least = all.OrderBy(p => p.Value).Take(Best).Min(p => Climb(p.Row, r => measure(probe.Value(r))));
        var tidy = Math.Round(least, 3);
        if (Math.Abs(least - tidy) < 1e-7) least = tidy + 0;
        var near = all.Where(p => Size(p.Row) <= Moderate).OrderBy(p => p.Value).Take(Best)
            .Min(p => Climb(p.Row, r => Size(r) <= Moderate ? measure(probe.Value(r)) : double.PositiveInfinity));
        return (least, near <= least + (1e-12 * (1 + Math.Abs(least))));
    }

    // Steps along each input, shorter whenever none helps.
    private static double Climb(double[] from, Func<double[], double> measure)
    {
        var row = (double[])from.Clone();
        var best = measure(row);
        for (var step = Math.Max(0.5, Size(from) / 4); step > 1e-3; step /= 3)
        {
            for (var i = 0; i < row.Length; i++)
                if (!Step(i, step)) Step(i, -step);
        }

        return best;

        bool Step(int i, double by)
        {
            row[i] += by;
            var value = measure(row);
            if (value < best)
            {
                best = value;
                return true;
            }

            row[i] -= by;
            return false;
        }
    }

    private static double Size(double[] row) => row.Max(Math.Abs);

    private static double Largest(IEnumerable<double> values) => values.DefaultIfEmpty(0).Max();
}
