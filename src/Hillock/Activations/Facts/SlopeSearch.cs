using Hillock.Formulas;

namespace Hillock.Activations.Facts;

/// <summary>How steep a formula gets, and where it is flat.</summary>
internal sealed class SlopeSearch
{
    private const double Far = 1e4;
    private const double Growth = 100;
    private const double Rounding = 1e-12;
    private const double SaturatedPart = 0.01;
    private const double ShortestSaturated = 1;
    private static readonly double Golden = (Math.Sqrt(5) - 1) / 2;

    private readonly Curve[] _curves;
    private readonly Features _features;

    internal SlopeSearch(Curve[] curves, Seam[] seams)
    {
        _curves = curves;
        _features = curves[0].Features;
        Scale = LargestSample(IsNear) is > 0 and var near ? near : 1;
        Largest = seams.Any(s => s.IsJump) || Grows() ? double.PositiveInfinity : Supremum(seams);
    }

    /// <summary>The largest <c>|f'|</c> seen near the features; 1 if it is 0.</summary>
    internal double Scale { get; }

    /// <summary>The least upper bound of <c>|f'|</c>.</summary>
    internal double Largest { get; }

    /// <summary>Where <c>f'</c> is 0 by its formula.</summary>
    internal IReadOnlyList<Stretch> Dead() =>
        Stretch.Join(_curves.Where(IsFlat).Select(c => new Stretch(c.From, c.To)));

    /// <summary>Where <c>|f'|</c> is below a hundredth of its largest.</summary>
    internal IReadOnlyList<Stretch> Saturated()
    {
        if (double.IsInfinity(Largest) && !_features.HasScale) return Dead();
        var reference = double.IsFinite(Largest) ? Largest : LargestSample(IsCentral);
        return [.. Stretch.Join(_curves.SelectMany(c => Below(c, SaturatedPart * reference))).Where(s => s.Length >= ShortestSaturated * _features.Broadest)];
    }

    private static bool IsFlat(Curve c) => !c.Slope.DependsOnX && c.Slope.Evaluate(0) == 0;

    private bool IsNear(double x) => _features.All.Any(f => Math.Abs(x - f.Centre) <= 10 * f.Width);

    private bool IsCentral(double x) => _features.All.Any(f => Math.Abs(x - f.Centre) <= f.Width);

    private double LargestSample(Func<double, bool> where) => _curves
        .SelectMany(c => c.Slopes.Where((v, i) => double.IsFinite(v) && where(c.Xs[i])))
        .Select(Math.Abs).DefaultIfEmpty(0).Max();

    private bool Grows()
    {
        if (_curves.All(c => c.Bounds(c.Slope).IsBounded)) return false;
        var ends = new[] { _curves[0].Slope.LimitAt(double.NegativeInfinity), _curves[^1].Slope.LimitAt(double.PositiveInfinity) };
        var reach = _features.High - _features.Low;
        return ends.Any(double.IsInfinity)
            || LargestSample(x => x < _features.Low - (Far * reach) || x > _features.High + (Far * reach)) > Growth * LargestSample(_features.Holds);
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

    // The highest samples of those no lower than their neighbours, refined (far out such a sample of a wave is chance); or what waves between samples may
    // reach.
    private static double Peak(Curve c)
    {
        var sizes = c.Slopes.Select(v => double.IsFinite(v) ? Math.Abs(v) : double.NegativeInfinity).ToArray();
        var best = sizes.DefaultIfEmpty(0).Max();
        var peaks = Enumerable.Range(1, Math.Max(0, sizes.Length - 2))
            .Where(i => c.Features.Holds(c.Xs[i]))
            .Where(i => sizes[i] >= sizes[i - 1] && sizes[i] >= sizes[i + 1] && sizes[i] > Math.Min(sizes[i - 1], sizes[i + 1]))
            .OrderByDescending(i => sizes[i]).Take(RangeSearch.PeaksRefined(c.Slope));
        foreach (var i in peaks)
            if (Climb(c.Slope, c.Xs[i - 1], c.Xs[i + 1]) is var climbed && double.IsFinite(climbed))
                best = Math.Max(best, climbed);
        if (c.Unseen(c.Slope) is not { } waves) return Math.Max(0, best);
        var bounds = c.Bounds(c.Slope);
        var reach = Math.Max(Math.Min(waves.High, bounds.High), -Math.Max(waves.Low, bounds.Low));
        return reach > best * (1 + Rounding) ? reach : best;
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
    private List<Stretch> Below(Curve c, double threshold)
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
            if (_features.Holds(start) || _features.Holds(end) || !double.IsFinite(end - start))
                found.Add(double.IsInfinity(end) && IsBeyond(start, _features.High) ? new(Outward(c.Slope, start, threshold), end)
                    : double.IsInfinity(start) && IsBeyond(-end, -_features.Low) ? new(start, Outward(c.Slope, end, threshold))
                    : new(start, end));
            start = double.NaN;
        }

        return found;
    }

    private bool IsBeyond(double x, double high) => x > high || (x > 0 && double.IsFinite(_features.Wave));

    // Waves that fade, as those of sinc, slip between thin samples: the last one above the threshold counts.
    private double Outward(Formula slope, double end, double threshold)
    {
        var last = end;
        var step = 0.0025 * (end > 0 ? Math.Min(end - _features.Low, end) : Math.Max(end - _features.High, end));
        for (var k = 1; k <= 4000; k++)
        {
            var x = end + (step * k);
            if (Math.Abs(slope.Program.Run(x)) >= threshold) last = x + step;
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
