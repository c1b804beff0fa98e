namespace Hillock.Formulas;

/// <summary>The range of a formula by a sweep, its extremes refined by golden section.</summary>
internal static class RangeSearch
{
    private const double Near = 50;
    private const int PerUnit = 50;
    private const int PeaksRefined = 8;
    private static readonly double Golden = (Math.Sqrt(5) - 1) / 2;

    internal static Interval Of(Formula formula)
    {
        var program = formula.Program;
        var breakpoints = formula.Breakpoints();
        var plateaus = formula.Pieces().Where(p => p.IsConstant).ToArray();
        var xs = Points(breakpoints);

        // Far out a sum of large terms may be all rounding.
        var ys = xs.Select(x => Math.Abs(x) > Near && program.Cancels(x) ? double.NaN : program.Run(x)).ToArray();
        var (high, highAttained) = Highest(xs, ys, IsCertain, x => program.Run(x), [formula.Evaluate(double.PositiveInfinity), formula.Evaluate(double.NegativeInfinity)]);
        var (low, lowAttained) = Highest(xs, [.. ys.Select(y => -y)], IsCertain, x => -program.Run(x), [-formula.Evaluate(double.PositiveInfinity), -formula.Evaluate(double.NegativeInfinity)]);
        var bounds = formula.Bounds();
        return new(Math.Max(-low, bounds.Low) + 0, Math.Min(high, bounds.High) + 0) { LowAttained = lowAttained, HighAttained = highAttained };

        // Elsewhere a value as high as any may be a limit that rounding reaches, as in tanh(20) = 1.
        bool IsCertain(double x) => breakpoints.Contains(x) || plateaus.Any(p => x > p.From && x < p.To);
    }

    private static (double Highest, bool Attained) Highest(
        double[] xs, double[] ys, Func<double, bool> isCertain, Func<double, double> f, double[] limits)
    {
        var best = double.NegativeInfinity;
        var (attained, certain) = (false, false);
        for (var i = 0; i < xs.Length; i++) Offer(ys[i], isCertain(xs[i]), isCertain(xs[i]));
        foreach (var i in HighestPeaks(xs, ys))
        {
            // The edge of a plateau, as where tanh rounds to 1, is no peak.
            var refined = Refine(f, xs[i - 1], xs[i + 1]);
            var top = Math.Max(ys[i], refined);
            var isSharp = top - Math.Max(ys[i - 1], ys[i + 1]) > 1e-9 * (1 + Math.Abs(top));
            Offer(top, refined > ys[i] || (ys[i] > ys[i - 1] && ys[i] > ys[i + 1]), isSharp);
        }

        var limit = limits.Where(l => !double.IsNaN(l)).DefaultIfEmpty(double.NegativeInfinity).Max();
        if (double.IsPositiveInfinity(limit)) return (limit, false);
        if (limit > best + (1e-15 * Math.Abs(limit))) return (limit, false);

        // A limit reached only by rounding is not reached.
        if (!certain && double.IsFinite(limit) && Math.Abs(limit - best) <= 1e-14 * Math.Abs(limit)) return (limit, false);
        if (best > 1e30) return (double.PositiveInfinity, false);
        return (best, attained);

        void Offer(double value, bool isReached, bool isCertainly)
        {
            if (value > best) (best, attained, certain) = (value, isReached, isCertainly);
            else if (value == best) (attained, certain) = (attained || isReached, certain || isCertainly);
        }
    }

    // Samples not below their neighbours; the few highest hold the highest point.
    private static IEnumerable<int> HighestPeaks(double[] xs, double[] ys) => Enumerable.Range(1, xs.Length - 2)
        .Where(i => Math.Abs(xs[i]) <= Near && ys[i] >= ys[i - 1] && ys[i] >= ys[i + 1] && (ys[i] > ys[i - 1] || ys[i] > ys[i + 1]))
        .OrderByDescending(i => ys[i])
        .Take(PeaksRefined);

    private static double Refine(Func<double, double> f, double low, double high)
    {
        for (var i = 0; i < 80; i++)
        {
            var a = high - (Golden * (high - low));
            var b = low + (Golden * (high - low));
            if (f(a) >= f(b)) high = b;
            else low = a;
        }

        return f((low + high) / 2);
    }

    private static double[] Points(IReadOnlyList<double> breakpoints)
    {
        var points = new SortedSet<double>(breakpoints);
        for (var k = -Near * PerUnit; k <= Near * PerUnit; k++) points.Add(k / PerUnit);
        for (var decade = 2.0; decade <= 300; decade += 0.25)
        {
            points.Add(Math.Pow(10, decade));
            points.Add(-Math.Pow(10, decade));
        }

        return [.. points];
    }
}
