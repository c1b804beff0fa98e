using Hillock.Formulas;

namespace Hillock.Activations.Facts;

/// <summary>Rising or falling, bending, mirrored.</summary>
internal static class ShapeSearch
{
    private const double Rounding = 1e-12;
    private const double RoundingOfBends = 1e-10;
    private const double SeamTolerance = 1e-9;

    internal static Monotonicity Monotonicity(Curve[] curves, Seam[] seams, double scale)
    {
        var least = scale * Rounding;
        var rises = curves.All(c => IsNowhereBelow(c, c.Slope, c.Slopes, 1, least) && !Drifts(c, -1))
            && seams.All(s => s.Before.Value <= s.Value + Slack(s.Value, least * s.Width) && s.Value <= s.After.Value + Slack(s.Value, least * s.Width));
        var falls = curves.All(c => IsNowhereBelow(c, c.Slope, c.Slopes, -1, least) && !Drifts(c, 1))
            && seams.All(s => s.Before.Value >= s.Value - Slack(s.Value, least * s.Width) && s.Value >= s.After.Value - Slack(s.Value, least * s.Width));
        var isFlat = curves.Any(c => !c.Slope.DependsOnX && c.Slope.Evaluate(0) == 0);
        return (rises, falls) switch
        {
            (true, _) => isFlat ? Facts.Monotonicity.NonDecreasing : Facts.Monotonicity.Increasing,
            (_, true) => isFlat ? Facts.Monotonicity.NonIncreasing : Facts.Monotonicity.Decreasing,
            _ => Facts.Monotonicity.Neither,
        };
    }

    internal static Curvature Curvature(Curve[] curves, Seam[] seams, double scale)
    {
        var convex = curves.All(c => IsNowhereBelow(c, c.Bend, c.Bends, 1, Noise(c)))
            && seams.All(s => !s.IsJump && s.Before.Derivative <= s.After.Derivative + Slack(s.After.Derivative, scale * Rounding));
        var concave = curves.All(c => IsNowhereBelow(c, c.Bend, c.Bends, -1, Noise(c)))
            && seams.All(s => !s.IsJump && s.Before.Derivative >= s.After.Derivative - Slack(s.After.Derivative, scale * Rounding));
        return (convex, concave) switch
        {
            (true, true) => Facts.Curvature.Straight,
            (true, _) => Facts.Curvature.Convex,
            (_, true) => Facts.Curvature.Concave,
            _ => Facts.Curvature.Neither,
        };
    }

    /// <summary>By the form of the formula; else odd or even where value and slope are at every sample: of <c>1e12 + tanh(x)</c> the slope tells.</summary>
    internal static Symmetry Symmetry(Formula formula)
    {
        if (Mirroring.Of(formula.Simplify()) is { } known) return known;
        var (value, slope) = (Parity(formula, 0), Parity(formula.Derivative(), Rounding));
        return value.Odd && slope.Even ? Facts.Symmetry.Odd : value.Even && slope.Odd ? Facts.Symmetry.Even : Facts.Symmetry.Neither;
    }

    private static (bool Odd, bool Even) Parity(Formula formula, double rounding)
    {
        var (odd, even) = (true, true);
        var features = Features.Of(formula);

        // Beside the samples, so that no choice is made at its very edge.
        double[] xs = [.. features.Grid.Select(x => Math.Abs(x) * (1 + 1.3e-7))];
        double[] right = [.. xs.Select(x => formula.Program.Run(x))], left = [.. xs.Select(x => formula.Program.Run(-x))];
        var noise = rounding * xs.Select((x, i) => x <= features.High && double.IsFinite(right[i]) ? Math.Abs(right[i]) : 0).Max();
        for (var i = 0; i < xs.Length && (odd || even); i++)
        {
            if (!double.IsFinite(right[i]) && !double.IsFinite(left[i])) continue;
            var slack = (1e-10 * (Math.Abs(right[i]) + Math.Abs(left[i]))) + noise;
            odd &= Math.Abs(right[i] + left[i]) <= slack;
            even &= Math.Abs(right[i] - left[i]) <= slack;
        }

        return (odd, even);
    }

    // Whether sign * part is: proven by interval arithmetic, or else seen in the sweep and by no wave between its samples.
    private static bool IsNowhereBelow(Curve c, Formula part, double[] samples, int sign, double noise)
    {
        if (Least(c.Bounds(part)) >= 0) return true;
        return !samples.Any(v => sign * v < -noise) && !(c.Unseen(part) is { } waves && Least(waves) < -noise);

        double Least(Interval values) => sign > 0 ? values.Low : -values.High;
    }

    // Whether a slope that is nothing beside the steepest adds up over the distance, as of softplus(x) - 1e-15 * x far on the left, or beside a
    // feature 1e80 wide: it is more than the rounding of its own parts and moves the value.
    private static bool Drifts(Curve c, int sign)
    {
        if ((sign > 0 ? c.Bounds(c.Slope).High : -c.Bounds(c.Slope).Low) <= 0) return false;
        var scale = new Lazy<RoundingScale>(() => new(c.Slope));
        var rounding = Nodes.Of(c.Slope).Count * Math.Pow(2, -52);
        for (var i = 0; i < c.Xs.Length; i++)
        {
            var (x, slope) = (c.Xs[i], sign * c.Slopes[i]);
            if (!(slope > 0)) continue;
            if (slope * c.Features.Gap(x) > (SeamTolerance * Math.Abs(c.Ys[i])) + Rounding && slope > rounding * scale.Value.At(x)) return true;
        }

        return false;
    }

    private static double Noise(Curve curve)
    {
        var features = curve.Features;
        return RoundingOfBends * curve.Bends.Where((v, i) => double.IsFinite(v) && features.Holds(curve.Xs[i]))
            .Select(Math.Abs).DefaultIfEmpty(0).Max();
    }

    private static double Slack(double value, double rounding) => (SeamTolerance * Math.Abs(value)) + rounding;
}
