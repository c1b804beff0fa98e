namespace Hillock.Formulas;

/// <summary>Limits at infinity, found numerically along a geometric sequence of points.</summary>
internal static class Limits
{
    private const int PerDecade = 4;
    private const int Stretches = 8;
    private const double Tolerance = 1e-12;
    private const double CancelledTolerance = 1e-8;

    /// <summary>The limit for <c>x</c> to <c>sign * inf</c>; NaN if there seems to be none.</summary>
    internal static double Of(FormulaProgram program, int sign)
    {
        var (values, exact) = (new List<double>(), 0);
        for (var k = 0; k <= 298 * PerDecade; k++)
        {
            var x = sign * Math.Pow(10, 2 + ((double)k / PerDecade));
            var value = program.Sample(x, out var cancelled);

            // Where nothing is learnt (a sine of what no number holds), what was seen before decides.
            if (double.IsNaN(value)) continue;
            values.Add(value);

            // x * (atan(x) / pi + 1/2) is -1/pi on the left until the sum is all rounding, for good: points before that count first.
            if (!cancelled) exact = values.Count;
        }

        var limit = exact < values.Count ? Judge(values[..exact], CancelledTolerance) : double.NaN;
        return double.IsNaN(limit) ? Judge(values, Tolerance) : limit;
    }

    private static double Judge(List<double> values, double tolerance)
    {
        if (values.Count < 3) return double.NaN;
        var last = values[^1];
        var tail = values.Skip(values.Count - Math.Max(3, values.Count / 4)).ToArray();
        if (double.IsInfinity(last)) return tail.All(v => v == last || Math.Sign(v) == Math.Sign(last)) ? last : double.NaN;
        if (tail.All(v => Math.Abs(v - last) <= tolerance * Math.Max(Math.Abs(last), 1e-3))) return Math.Abs(last) <= 0.5 * Math.Abs(tail[0]) ? 0
            : Steadiest(tail);
        return tolerance == Tolerance && IsMonotone(tail) && Grows(tail) ? double.PositiveInfinity * Math.Sign(last - tail[0]) : double.NaN;
    }

    // Between the error that still shrinks and the rounding that already grows.
    private static double Steadiest(double[] tail)
    {
        var best = tail.Length - 1;
        for (var i = best - 1; i > 0; i--)
            if (Math.Abs(tail[i] - tail[i - 1]) < Math.Abs(tail[best] - tail[best - 1]))
                best = i;
        return tail[best];
    }

    // Steps that shrink slower than 1/k add up to infinity, as those of log(x) and log(log(x)) do.
    private static bool Grows(double[] tail)
    {
        var half = tail.Length / 2;
        var early = Math.Abs(tail[half] - tail[0]);
        var late = Math.Abs(tail[^1] - tail[^(half + 1)]);
        return late > 0.9 * early;
    }

    // Compared, not subtracted: two infinities have no difference. A wave on it does not count: then whole stretches lie one above the other.
    private static bool IsMonotone(double[] tail)
    {
        if (tail.Length >= 2 * Stretches)
        {
            var stretches = tail.Chunk(tail.Length / Stretches).ToArray();
            return IsMonotone([.. stretches.Select(c => c.Min())], [.. stretches.Select(c => c.Max())]);
        }

        var sign = Math.Sign(tail[^1].CompareTo(tail[0]));
        for (var i = 1; i < tail.Length; i++)
            if (Math.Sign(tail[i].CompareTo(tail[i - 1])) != sign)
                return false;
        return sign != 0;
    }

    private static bool IsMonotone(double[] least, double[] greatest)
    {
        var (up, down) = (true, true);
        for (var i = 1; i < least.Length; i++)
        {
            up &= least[i] > greatest[i - 1];
            down &= greatest[i] < least[i - 1];
        }

        return up || down;
    }
}
