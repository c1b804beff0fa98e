namespace Hillock.Formulas;

/// <summary>Limits at a number where arithmetic finds no value, as for <c>sin(x) / x</c> at 0.</summary>
internal static class SingularPoints
{
    private const int Steps = 60;
    private const int Orders = 8;
    private const double Settled = 1e-6;
    private const double Agreed = 1e-5;

    /// <summary>The limit for <c>x</c> to <paramref name="place"/> from where the function has values; NaN if there seems to be none.</summary>
    internal static double Limit(FormulaProgram program, double place)
    {
        if (HasNoValueNear(program, place)) return double.NaN;
        var (left, right) = (From(program, place, -1), From(program, place, 1));
        if (left is not { } low) return right ?? double.NaN;
        if (right is not { } high) return low;
        return Math.Abs(low - high) <= Agreed * Math.Max(1, Math.Abs(low)) ? (Math.Abs(low - high) < 1e-12 ? high : (low + high) / 2) : double.NaN;
    }

    private static bool HasNoValueNear(FormulaProgram program, double place)
    {
        var step = place == 0 ? 1e-5 : 1e-5 * Math.Abs(place);
        return double.IsNaN(program.Sample(place - step, out _)) && double.IsNaN(program.Sample(place + step, out _));
    }

    // Null where the function has no values on that side, NaN where they come to no rest. Polynomials through ever nearer points, of ever higher order
    // (Ridders 1982): the error still shrinks before the best of them, and rounding grows after it.
    private static double? From(FormulaProgram program, double place, int side)
    {
        var (best, error, seen) = (double.NaN, double.PositiveInfinity, 0);
        var (same, first) = (true, double.NaN);
        double[] last = [];
        var step = place == 0 ? 0.25 : Math.Abs(place) * 0.05;
        for (var i = 0; i < Steps && place + (side * step) != place; i++, step /= 2)
        {
            var value = program.Sample(place + (side * step), out var cancelled);
            if (double.IsNaN(value)) continue;
            if (seen++ == 0) first = value;
            same &= value == first;
            if (cancelled) continue;
            var row = new double[Math.Min(last.Length + 1, Orders)];
            row[0] = value;
            for (var (j, power) = (1, 2.0); j < row.Length; j++, power *= 2) row[j] = row[j - 1] + ((row[j - 1] - last[j - 1]) / (power - 1));
            for (var j = 0; j < row.Length && last.Length > 0; j++)
            {
                var off = Math.Abs(row[j] - last[Math.Min(j, last.Length - 1)]);
                if (j > 0) off = Math.Max(off, Math.Abs(row[j] - row[j - 1]));
                if (off <= error) (best, error) = (row[j], off);
            }

            last = row;
        }

        if (seen == 0) return null;

        // Terms that cancel to nothing everywhere: (1 - min(x, 2) / x) / x.
        if (same && double.IsFinite(first)) return first;
        if (!(error <= Settled * Math.Max(1, Math.Abs(best)))) return double.NaN;
        return Math.Abs(best) < 1e-12 ? 0 : best;
    }
}
