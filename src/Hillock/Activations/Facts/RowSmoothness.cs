namespace Hillock.Activations.Facts;

/// <summary>How many derivatives of a row function are continuous, seen along straight lines.</summary>
internal static class RowSmoothness
{
    private const int Lines = 9;
    private const int Steps = 160;
    private const double Reach = 4;
    private const int Suspects = 3;
    private const double Difference = 1e-5;

    internal static Smoothness Of(RowProbe probe)
    {
        var directions = probe.NormalRows(Lines, "directions").ToArray();
        var starts = probe.NormalRows(Lines, "starts").Select((s, i) => i < Lines / 3 ? new double[probe.Inputs] : s).ToArray();
        var lines = starts.Zip(directions).ToArray();
        if (lines.Any(l => Breaks(t => probe.Value(At(l, t)), 1e-11))) return Smoothness.Discontinuous;
        if (lines.Any(l => Breaks(t => probe.Activation.Tangent(At(l, t), l.Second), 1e-11))) return new(0);
        return lines.Any(l => Breaks(t => Second(probe, l, t), 8 * Difference)) ? new(1) : Smoothness.Smooth;
    }

    private static double[] Second(RowProbe probe, (double[] First, double[] Second) line, double t)
    {
        var after = probe.Activation.Tangent(At(line, t + Difference), line.Second);
        var before = probe.Activation.Tangent(At(line, t - Difference), line.Second);
        return [.. after.Zip(before, (a, b) => (a - b) / (2 * Difference))];
    }

    // Where it changes most, a change that stays while the stretch shrinks is a break.
    private static bool Breaks(Func<double, double[]> f, double finest)
    {
        var ts = Enumerable.Range(0, Steps + 1).Select(i => (i + 0.371) * 2 * Reach / Steps - Reach).ToArray();
        var values = ts.Select(f).ToArray();
        var largest = values.SelectMany(v => v).Where(double.IsFinite).Select(Math.Abs).DefaultIfEmpty(0).Max();
        var changes = Enumerable.Range(0, Steps).Select(i => (From: ts[i], To: ts[i + 1], Change: Gap(values[i], values[i + 1])));
        return changes.OrderByDescending(c => c.Change).Take(Suspects).Any(c => c.Change > 1e-6 * (1 + largest) && Stays(f, c.From, c.To, c.Change, finest));
    }

    private static bool Stays(Func<double, double[]> f, double from, double to, double change, double finest)
    {
        var (left, right) = (f(from), f(to));
        var most = change;
        while (to - from > finest)
        {
            var middle = from + ((to - from) / 2);
            var value = f(middle);
            if (Gap(left, value) >= Gap(value, right)) (to, right) = (middle, value);
            else (from, left) = (middle, value);
            most = Math.Max(most, Gap(left, right));
        }

        return Gap(left, right) > 0.2 * most;
    }

    private static double Gap(double[] a, double[] b)
    {
        var gap = a.Zip(b, (x, y) => Math.Abs(x - y)).Max();
        return double.IsNaN(gap) ? 0 : gap;
    }

    private static double[] At((double[] First, double[] Second) line, double t) => [.. line.First.Zip(line.Second, (a, d) => a + (t * d))];
}
