using Hillock.Formulas;

namespace Hillock.Activations.Facts;

/// <summary>How steep a formula gets, and where it is flat.</summary>
internal sealed class SlopeSearch
{
    private const double Nearby = 50;
    private const double Far = 1e6;
    private const double Growth = 100;
    private const double SaturatedPart = 0.01;
    private const double ShortestSaturated = 1;
    private static readonly double Golden = (Math.Sqrt(5) - 1) / 2;

    private readonly Curve[] _curves;

    internal SlopeSearch(Curve[] curves, Seam[] seams)
    {
        _curves = curves;
        Scale = LargestSample(c => x => Math.Abs(x) <= 10) is > 0 and var near ? near : 1;
        Largest = seams.Any(s => s.IsJump) || Grows() ? double.PositiveInfinity : Supremum(seams);
    }

    /// <summary>The largest <c>|f'|</c> seen within ±10; 1 if it is 0.</summary>
    internal double Scale { get; }

    /// <summary>The least upper bound of <c>|f'|</c>.</summary>
    internal double Largest { get; }

    /// <summary>Where <c>f'</c> is 0 by its formula.</summary>
    internal IReadOnlyList<Stretch> Dead() =>
        Stretch.Join(_curves.Where(IsFlat).Select(c => new Stretch(c.From, c.To)));

    /// <summary>Where <c>|f'|</c> is below a hundredth of its largest.</summary>
    internal IReadOnlyList<Stretch> Saturated()
    {
        var reference = double.IsFinite(Largest) ? Largest : LargestSample(c => x => Math.Abs(x) <= 1);
        return [.. Stretch.Join(_curves.SelectMany(c => Below(c, SaturatedPart * reference))).Where(s => s.Length >= ShortestSaturated)];
    }

    private static bool IsFlat(Curve c) => !c.Slope.DependsOnX && c.Slope.Evaluate(0) == 0;

    private double LargestSample(Func<Curve, Func<double, bool>> where) => _curves
        .SelectMany(c => c.Slopes.Where((v, i) => double.IsFinite(v) && where(c)(c.Xs[i])))
        .Select(Math.Abs).DefaultIfEmpty(0).Max();

    private bool Grows()
    {
        if (_curves.All(c => c.Bounds(c.Slope).IsBounded)) return false;
        var ends = new[] { _curves[0].Slope.LimitAt(double.NegativeInfinity), _curves[^1].Slope.LimitAt(double.PositiveInfinity) };
        return ends.Any(double.IsInfinity) || LargestSample(c => x => Math.Abs(x) > Far) > Growth * LargestSample(c => x => Math.Abs(x) <= 50);
    }

    private double Supremum(Seam[] seams)
    {
        var ends = new[] { _curves[0].Slope.LimitAt(double.NegativeInfinity), _curves[^1].Slope.LimitAt(double.PositiveInfinity) };
        return _curves.Select(Peak)
            .Concat(seams.SelectMany(s => new[] { s.Before.Derivative, s.After.Derivative }))
            .Concat(ends)
            .Select(Math.Abs)
            .Where(v => !double.IsNaN(v))
            .Max();
    }

    private static double Peak(Curve c)
    {
        var at = -1;
        for (var i = 0; i < c.Xs.Length; i++)
            if (double.IsFinite(c.Slopes[i]) && (at < 0 || Math.Abs(c.Slopes[i]) > Math.Abs(c.Slopes[at])))
                at = i;
        if (at < 0) return 0;
        var best = Math.Abs(c.Slopes[at]);
        return at == 0 || at == c.Xs.Length - 1 ? best : Math.Max(best, Climb(c.Slope, c.Xs[at - 1], c.Xs[at + 1]));
    }

    private static double Climb(Formula slope, double low, double high)
    {
        for (var i = 0; i < 80; i++)
        {
            var a = high - (Golden * (high - low));
            var b = low + (Golden * (high - low));
            if (Math.Abs(slope.Program.Run(a)) >= Math.Abs(slope.Program.Run(b))) high = b;
            else low = a;
        }

        return Math.Abs(slope.Program.Run((low + high) / 2));
    }

    // Places without a value, as past overflow, change nothing. Far out, where samples are thin, only what goes on for ever counts.
    private static List<Stretch> Below(Curve c, double threshold)
    {
        if (IsFlat(c)) return [new Stretch(c.From, c.To)];
        var found = new List<Stretch>();
        var samples = Enumerable.Range(0, c.Xs.Length).Where(i => !double.IsNaN(c.Slopes[i])).ToArray();
        var start = double.NaN;
        for (var k = 0; k <= samples.Length; k++)
        {
            var below = k < samples.Length && Math.Abs(c.Slopes[samples[k]]) < threshold;
            if (below && double.IsNaN(start)) start = k == 0 ? c.From : Cross(c.Slope, c.Xs[samples[k]], c.Xs[samples[k - 1]], threshold);
            if (below || double.IsNaN(start)) continue;
            var end = k == samples.Length ? c.To : Cross(c.Slope, c.Xs[samples[k - 1]], c.Xs[samples[k]], threshold);
            if (Math.Abs(start) <= Nearby || Math.Abs(end) <= Nearby || !double.IsFinite(end - start))
                found.Add(double.IsInfinity(end) && start > Nearby ? new(Outward(c.Slope, start, threshold), end)
                    : double.IsInfinity(start) && end < -Nearby ? new(start, Outward(c.Slope, end, threshold))
                    : new(start, end));
            start = double.NaN;
        }

        return found;
    }

    // Waves that fade, as those of sinc, slip between thin samples: the last one above the threshold counts.
    private static double Outward(Formula slope, double end, double threshold)
    {
        var last = end;
        for (var k = 1; k <= 4000; k++)
        {
            var x = end * (1 + (0.0025 * k));
            if (Math.Abs(slope.Program.Run(x)) >= threshold) last = x * 1.0025;
        }

        return last;
    }

    // Where |f'| passes the threshold between a place inside and one outside.
    private static double Cross(Formula slope, double inside, double outside, double threshold)
    {
        for (var i = 0; i < 60; i++)
        {
            var middle = inside + ((outside - inside) / 2);
            if (Math.Abs(slope.Program.Run(middle)) < threshold) inside = middle;
            else outside = middle;
        }

        return inside;
    }
}
