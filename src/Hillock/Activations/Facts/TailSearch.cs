using Hillock.Formulas;

namespace Hillock.Activations.Facts;

/// <summary>Limits and asymptotes of the outer pieces.</summary>
internal static class TailSearch
{
    private const int FirstPower = 5;
    private const int LastPower = 40;
    private const double Settled = 1e-7;

    /// <summary>What <paramref name="curve"/> does towards <c>side * inf</c>.</summary>
    internal static Tail Of(Curve curve, int side)
    {
        var limit = curve.Value.LimitAt(side * double.PositiveInfinity);
        var slope = double.IsFinite(limit) ? 0 : curve.Slope.LimitAt(side * double.PositiveInfinity);
        return new(limit + 0, slope + 0, Line(curve.Value, limit, slope, side));
    }

    private static Asymptote? Line(Formula formula, double limit, double slope, int side)
    {
        if (double.IsFinite(limit)) return new(0, limit + 0);
        return double.IsFinite(slope) && slope != 0 && Intercept(formula, slope, side) is { } intercept ? new(slope, intercept) : null;
    }

    // f(x) - slope * x tends to the intercept with an error of about 1/x, which Richardson takes out, until rounding takes over:
    // the two neighbours that agree best tell.
    private static double? Intercept(Formula formula, double slope, int side)
    {
        var (best, gap, before) = (double.NaN, double.PositiveInfinity, double.NaN);
        for (var power = FirstPower; power < LastPower; power++)
        {
            var estimate = (2 * Rest(2 * Math.Pow(2, power))) - Rest(Math.Pow(2, power));
            var change = Math.Abs(estimate - before);
            if (change < gap) (best, gap) = (estimate, change);
            before = estimate;
        }

        if (!(gap <= Settled * (1 + Math.Abs(best)))) return null;
        var tidy = Math.Round(best, 9);
        return (Math.Abs(tidy - best) <= gap ? tidy : best) + 0;

        double Rest(double x) => formula.Program.Run(side * x) - (slope * side * x);
    }
}
