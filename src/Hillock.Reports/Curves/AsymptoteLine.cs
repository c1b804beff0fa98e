using Hillock.Activations.Facts;
using Hillock.Formulas;

namespace Hillock.Reports.Curves;

/// <summary>A line <c>y = Slope * x + Height</c> that a function nears on one side (-1 or 1) without lying on it.</summary>
internal sealed record AsymptoteLine(double Slope, double Height, int Side)
{
    /// <summary>Those of a function, the left one first.</summary>
    public static IEnumerable<AsymptoteLine> Of(Formula formula)
    {
        var facts = FormulaFacts.Of(formula);
        if (facts.Left.Asymptote is { } left && !Touches(formula, left, -1)) yield return new(left.Slope, left.Intercept, -1);
        if (facts.Right.Asymptote is { } right && !Touches(formula, right, 1)) yield return new(right.Slope, right.Intercept, 1);
    }

    /// <summary>The value on the line.</summary>
    public double At(double x) => (Slope * x) + Height;

    // A rectifier lies on its line beyond its last kink: nothing to draw beside it.
    private static bool Touches(Formula formula, Asymptote line, int side)
    {
        var last = formula.Breakpoints().Select(x => side * x).Append(0).Max();
        return new[] { 0.5, 1, 2, 3 }.All(d => Math.Abs(formula.Evaluate(side * (last + d)) - (line.Slope * side * (last + d)) - line.Intercept) < 1e-12);
    }
}
