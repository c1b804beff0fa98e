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
        var rises = curves.All(c => IsNowhereBelow(c.Bounds(c.Slope).Low, c.Slopes, least))
            && seams.All(s => s.Before.Value <= s.Value + Slack(s.Value) && s.Value <= s.After.Value + Slack(s.Value));
        var falls = curves.All(c => IsNowhereBelow(-c.Bounds(c.Slope).High, c.Slopes.Select(v => -v), least))
            && seams.All(s => s.Before.Value >= s.Value - Slack(s.Value) && s.Value >= s.After.Value - Slack(s.Value));
        var isFlat = curves.Any(c => !c.Slope.DependsOnX && c.Slope.Evaluate(0) == 0);
        return (rises, falls) switch
        {
            (true, _) => isFlat ? Facts.Monotonicity.NonDecreasing : Facts.Monotonicity.Increasing,
            (_, true) => isFlat ? Facts.Monotonicity.NonIncreasing : Facts.Monotonicity.Decreasing,
            _ => Facts.Monotonicity.Neither,
        };
    }

    internal static Curvature Curvature(Curve[] curves, Seam[] seams)
    {
        var convex = curves.All(c => IsNowhereBelow(c.Bounds(c.Bend).Low, c.Bends, Noise(c)))
            && seams.All(s => !s.IsJump && s.Before.Derivative <= s.After.Derivative + Slack(s.After.Derivative));
        var concave = curves.All(c => IsNowhereBelow(-c.Bounds(c.Bend).High, c.Bends.Select(v => -v), Noise(c)))
            && seams.All(s => !s.IsJump && s.Before.Derivative >= s.After.Derivative - Slack(s.After.Derivative));
        return (convex, concave) switch
        {
            (true, true) => Facts.Curvature.Straight,
            (true, _) => Facts.Curvature.Convex,
            (_, true) => Facts.Curvature.Concave,
            _ => Facts.Curvature.Neither,
        };
    }

    internal static Symmetry Symmetry(Formula formula)
    {
        var (odd, even) = (true, true);
        for (var k = 1; k <= 400 && (odd || even); k++)
        {
            // Irregular steps from 0.0001 to 30, so that no period hides a difference.
            var x = 30 * Math.Pow(k / 400.0, 3) * (1 + (0.1 * Math.Sin(k)));
            var (right, left) = (formula.Evaluate(x), formula.Evaluate(-x));
            var size = Math.Abs(right) + Math.Abs(left);
            odd &= Math.Abs(right + left) <= 1e-10 * size;
            even &= Math.Abs(right - left) <= 1e-10 * size;
        }

        return odd ? Facts.Symmetry.Odd : even ? Facts.Symmetry.Even : Facts.Symmetry.Neither;
    }

    // Proven by interval arithmetic, or else seen in the sweep.
    private static bool IsNowhereBelow(double bound, IEnumerable<double> samples, double noise) =>
        bound >= 0 || samples.All(v => !(v < -noise));

    private static double Noise(Curve curve) =>
        RoundingOfBends * curve.Bends.Where((v, i) => double.IsFinite(v) && Math.Abs(curve.Xs[i]) <= 10).Select(Math.Abs).DefaultIfEmpty(0).Max();

    private static double Slack(double value) => SeamTolerance * (1 + Math.Abs(value));
}
