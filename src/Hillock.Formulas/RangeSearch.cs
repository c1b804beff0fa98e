namespace Hillock.Formulas;

/// <summary>The range of a formula by a look at all its features, extremes refined by golden section.</summary>
public static class RangeSearch
{
    private const int FewestRefined = 8;
    private const int MostRefined = 64;
    private const int MostSteps = 20_000;
    private const double Huge = 1e30;
    private const double FarthestTurn = 1e5;
    private const int MostWaves = 16;
    private static readonly double Golden = (Math.Sqrt(5) - 1) / 2;

    internal static Interval Of(Formula formula)
    {
        var program = formula.Program;
        var features = Features.Of(formula);
        var breakpoints = formula.Breakpoints();
        var plateaus = formula.Pieces().Where(p => p.IsConstant).ToArray();
        double[] xs = [.. features.Grid.Concat(breakpoints).Concat(plateaus.Select(Inside)).Distinct().Order()];

        // Far out a sum of large terms may be all rounding, and so may the place of a wave: sin(3 * x) no longer knows of sin(2 * x).
        var waves = Waves.Operands(formula);
        var ys = xs.Select(x => !features.Holds(x) && (program.Cancels(x) || IsLost(waves, x)) ? double.NaN : program.Run(x)).ToArray();
        var certain = xs.Select(x => breakpoints.Contains(x) || plateaus.Any(p => x > p.From && x < p.To)).ToArray();
        double[] limits = [formula.Evaluate(double.PositiveInfinity), formula.Evaluate(double.NegativeInfinity)];

        // What peaks far out is a wave at some chance place, or overflow.
        var plain = xs.Select(features.Holds).ToArray();
        var peaks = PeaksRefined(formula);
        var (high, highAttained) = Highest(xs, ys, certain, plain, peaks, x => program.Run(x), limits);
        var (low, lowAttained) = Highest(xs, [.. ys.Select(y => -y)], certain, plain, peaks, x => -program.Run(x), [.. limits.Select(l => -l)]);
        var bounds = formula.Bounds();
        var found = new Interval(Math.Max(-low, bounds.Low) + 0, Math.Min(high, bounds.High) + 0) { LowAttained = lowAttained, HighAttained = highAttained };
        foreach (var piece in formula.Pieces())
            if (Waves.Between(piece.Formula, piece.From, piece.To, xs) is { } unseen)
                found = Widened(found, new(Math.Max(unseen.Low, bounds.Low), Math.Min(unseen.High, bounds.High)));
        return found;
    }

    private static bool IsLost(Formula[] waves, double x) =>
        waves.Length > MostWaves || waves.Any(w => Math.Abs(w.Program.Run(x)) > FarthestTurn);

    // To what waves may reach between the samples; an end that only rounding keeps apart from that stays.
    private static Interval Widened(Interval found, Interval waves)
    {
        if (waves.High > found.High + (1e-12 * Math.Abs(found.High))) found = found with { High = waves.High, HighAttained = false };
        if (waves.Low < found.Low - (1e-12 * Math.Abs(found.Low))) found = found with { Low = waves.Low, LowAttained = false };
        return found;
    }

    /// <summary>How many peaks of the samples are climbed, for the highest sample of a wave need not stand at its highest crest: fewer of a large
    /// formula.</summary>
    public static int PeaksRefined(Formula formula) => Math.Clamp(MostSteps / Nodes.Of(formula).Count, FewestRefined, MostRefined);

    private static double Inside(FormulaPiece piece) => (double.IsFinite(piece.From), double.IsFinite(piece.To)) switch
    {
        (true, true) => piece.From + ((piece.To - piece.From) / 2),
        (true, false) => piece.From + Math.Max(1, Math.Abs(piece.From)),
        (false, true) => piece.To - Math.Max(1, Math.Abs(piece.To)),
        _ => 0,
    };

    // Where it is not certain, a value as high as any may be a limit that rounding reaches, as in tanh(20) = 1.
    private static (double Highest, bool Attained) Highest(
        double[] xs, double[] ys, bool[] isCertain, bool[] isPlain, int peaks, Func<double, double> f, double[] limits)
    {
        var best = double.NegativeInfinity;
        var (attained, certain) = (false, false);
        for (var i = 0; i < xs.Length; i++) Offer(ys[i], isCertain[i], isCertain[i]);
        foreach (var i in HighestPeaks(xs, ys, isPlain).Take(peaks))
        {
            // The edge of a plateau, as where tanh rounds to 1, is no peak.
            var refined = Refine(f, xs[i - 1], xs[i + 1]);
            var top = Math.Max(ys[i], refined);
            var isSharp = Falls(ys, i, top, -1) && Falls(ys, i, top, 1);
            Offer(top, isSharp || refined > ys[i] || (ys[i] > ys[i - 1] && ys[i] > ys[i + 1]), isSharp);
        }

        var limit = limits.Where(l => !double.IsNaN(l)).DefaultIfEmpty(double.NegativeInfinity).Max();
        if (double.IsPositiveInfinity(limit)) return (limit, false);
        if (limit > best + (1e-15 * Math.Abs(limit))) return (limit, false);

        // A limit reached only by rounding is not reached.
        if (!certain && double.IsFinite(limit) && Math.Abs(limit - best) <= 1e-14 * Math.Abs(limit)) return (limit, false);
        if (best > Huge && !certain) return (double.PositiveInfinity, false);
        return (best, attained && double.IsFinite(best));

        void Offer(double value, bool isReached, bool isCertainly)
        {
            if (value > best) (best, attained, certain) = (value, isReached, isCertainly);
            else if (value == best) (attained, certain) = (attained || isReached, certain || isCertainly);
        }
    }

    // Whether values go down from the top by more than rounding before they end.
    private static bool Falls(double[] ys, int at, double top, int step)
    {
        for (var i = at + step; i >= 0 && i < ys.Length; i += step)
        {
            if (ys[i] > top) return false;
            if (top - ys[i] > 1e-9 * Math.Abs(top)) return true;
        }

        return false;
    }

    // Samples not below their neighbours; the few highest hold the highest point.
    private static IEnumerable<int> HighestPeaks(double[] xs, double[] ys, bool[] isPlain) => Enumerable.Range(1, xs.Length - 2)
        .Where(i => isPlain[i] && ys[i] >= ys[i - 1] && ys[i] >= ys[i + 1] && (ys[i] > ys[i - 1] || ys[i] > ys[i + 1]))
        .OrderByDescending(i => ys[i]);

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
}
