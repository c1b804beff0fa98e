namespace Hillock.Activations.Facts;

/// <summary>What stays the same whatever the row.</summary>
internal static class RowSymmetries
{
    private const int Rows = 20;
    private const double Exact = 1e-9;
    private const double Rough = 1e-3;
    private static readonly double[] Moves = [0.7, -2.5];
    private static readonly double[] Factors = [0.6, 1.7];

    /// <summary>A measure of the outputs that is the same for all rows of both widths; null if there is none.</summary>
    internal static double? Constant(RowProbe probe, RowProbe wider, Func<double[], double> measure, double tolerance)
    {
        var values = new[] { probe, wider }.SelectMany(p => Sample(p).Select(r => measure(p.Value(r)))).ToArray();
        var middle = values.Average();
        if (values.Any(v => !(Math.Abs(v - middle) <= tolerance * (1 + Math.Abs(middle))))) return null;
        var tidy = Math.Round(middle, tolerance > 1e-6 ? 2 : 6);
        return Math.Abs(tidy - middle) <= tolerance ? tidy + 0 : middle;
    }

    internal static RowResponse Shift(params RowProbe[] probes)
    {
        var moved = probes.SelectMany(p => Sample(p).SelectMany(r => Moves.Select(by => (By: by, Before: p.Value(r), After: p.Value([.. r.Select(x => x + by)]))))).ToList();
        return moved.All(m => Near(m.Before, m.After, Exact)) ? RowResponse.Unchanged
            : moved.All(m => Near([.. m.Before.Select(y => y + m.By)], m.After, Exact)) ? RowResponse.Follows
            : RowResponse.Neither;
    }

    internal static RowResponse Scale(params RowProbe[] probes)
    {
        var scaled = probes.SelectMany(p => Sample(p).SelectMany(r => Factors.Select(by => (By: by, Before: p.Value(r), After: p.Value([.. r.Select(x => x * by)]))))).ToList();
        return scaled.All(m => Near(m.Before, m.After, Rough)) ? RowResponse.Unchanged
            : scaled.All(m => Near([.. m.Before.Select(y => y * m.By)], m.After, Rough)) ? RowResponse.Follows
            : RowResponse.Neither;
    }

    internal static bool IsSymmetric(RowProbe probe) =>
        probe.Outputs == probe.Inputs && Sample(probe).All(r => Near(Turned(probe.Value(r)), probe.Value(Turned(r)), Exact));

    internal static RowMonotonicity Order(RowProbe probe)
    {
        if (probe.Outputs != probe.Inputs) return RowMonotonicity.Neither;
        var sorted = Sample(probe).Select(r => probe.Value([.. r.Order()])).ToList();
        return sorted.All(Rises) ? RowMonotonicity.Kept : sorted.All(y => Rises([.. y.Reverse()])) ? RowMonotonicity.Reversed : RowMonotonicity.Neither;
    }

    internal static double? AtZero(RowProbe probe)
    {
        var y = probe.Value(new double[probe.Inputs]);
        return y.All(v => v.Equals(y[0]) || Math.Abs(v - y[0]) < 1e-12) ? y[0] : null;
    }

    private static IEnumerable<double[]> Sample(RowProbe probe) => probe.NormalRows(Rows, "symmetries").Select((r, i) => i % 3 == 0 ? [.. r.Select(x => 3 * x)] : r);

    private static bool Rises(double[] y) => y.Zip(y.Skip(1)).All(p => p.Second >= p.First - 1e-12);

    private static double[] Turned(double[] row) => [.. row.Skip(1), row[0]];

    private static bool Near(double[] a, double[] b, double tolerance) => a.Zip(b).All(p => Math.Abs(p.First - p.Second) <= tolerance * (1 + Math.Abs(p.First)));
}
