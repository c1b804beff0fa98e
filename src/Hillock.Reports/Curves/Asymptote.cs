using Hillock.Formulas;

namespace Hillock.Reports.Curves;

/// <summary>A line <c>y = Slope * x + Height</c> that a function nears for x to ±∞ without lying on it.</summary>
internal sealed record Asymptote(double Slope, double Height, int Side)
{
    /// <summary>Those of a function, the left one first.</summary>
    public static IEnumerable<Asymptote> Of(Formula formula) => new[] { -1, 1 }.Select(side => At(formula, side)).OfType<Asymptote>();

    /// <summary>The value on the line.</summary>
    public double At(double x) => (Slope * x) + Height;

    private static Asymptote? At(Formula formula, int side)
    {
        var infinity = side * double.PositiveInfinity;
        var level = formula.LimitAt(infinity);
        if (double.IsFinite(level)) return Line(formula, 0, level, side);
        var slope = Round(formula.Derivative().LimitAt(infinity));
        if (!double.IsFinite(slope) || slope == 0) return null;
        var height = (formula - (slope * Formula.X)).LimitAt(infinity);
        return double.IsFinite(height) ? Line(formula, slope, Round(height), side) : null;
    }

    // A rectifier lies on its line beyond its last kink: nothing to draw beside it.
    private static Asymptote? Line(Formula formula, double slope, double height, int side)
    {
        var line = new Asymptote(slope, height, side);
        var last = formula.Breakpoints().Select(x => side * x).Append(0).Max();
        return new[] { 0.5, 1, 2, 3 }.All(d => Math.Abs(formula.Evaluate(side * (last + d)) - line.At(side * (last + d))) < 1e-12) ? null : line;
    }

    private static double Round(double value) => double.IsFinite(value) ? Math.Round(value, 9) : value;
}
