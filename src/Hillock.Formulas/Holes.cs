using static Hillock.Formulas.Functions;

namespace Hillock.Formulas;

/// <summary>Numbers at which a formula as it is written divides 0 by 0 though it has a limit there, as <c>sin(x) / x</c> at 0.</summary>
public static class Holes
{
    // So near that the straight line through the limit is right to the last digit, and far enough for squares not to vanish.
    private const double Single = 1e-4;
    private const double Double = 1e-8;

    /// <summary>The formula with a straight line in place of each hole; itself if there is none.</summary>
    /// <param name="formula">The function.</param>
    /// <param name="single">Whether it will run in float32.</param>
    /// <param name="slope">Its derivative, if what is not chosen is to stay harmless, as for frameworks that differentiate code.</param>
    public static Formula Filled(Formula formula, bool single, Formula? slope = null)
    {
        if (!formula.DependsOnX || !MayHave(formula)) return formula;
        var written = formula.Program;
        foreach (var place in Seams.Of(formula).Where(p => double.IsNaN(written.Run(p)) || (slope is not null && double.IsNaN(slope.Program.Run(p)))).ToList())
        {
            var (value, rise) = (formula.Evaluate(place), (slope ?? formula.Derivative()).Evaluate(place));
            if (double.IsNaN(value) || (slope is not null && double.IsNaN(rise))) continue;
            if (!IsTheSameFor(formula, place, value))
            {
                if (slope is null && HoleLimit.Of(formula, place) is { } limit) formula = Where(Operators.Equal.Apply(Formula.X, place), limit, formula);
                continue;
            }

            var reach = !double.IsFinite(rise) ? 0 : (single ? Single : Double) * Math.Max(1, Math.Abs(place));

            // Where the function ends, beside it there is none.
            if (double.IsNaN(formula.Evaluate(place - reach)) || double.IsNaN(formula.Evaluate(place + reach))) reach = 0;
            var away = place == 0 ? Formula.X : Formula.X - place;
            var near = reach == 0 ? Operators.Equal.Apply(Formula.X, place) : Operators.Less.Apply(Abs(away), reach);
            Formula line = !double.IsFinite(rise) || rise == 0 ? value : value + (rise * away);
            formula = Where(near, line, slope is null ? formula : formula.Substitute(Where(near, place + Math.Max(1, Math.Abs(place)), Formula.X)));
        }

        return formula;
    }

    private static bool MayHave(Formula formula) =>
        Nodes.Of(formula).OfType<Operation>().Any(o => Infinite(o) is { DependsOnX: true } at && at.Bounds().Contains(0));

    // What makes the operation infinite where it is 0.
    private static Formula? Infinite(Operation o) => o.Operator == Operators.Log ? o[0]
        : o.Operator == Operators.Divide ? o[1]
        : o.Operator == Operators.Power && !(o[1] is Constant { Value: >= 0 }) ? o[0] : null;

    private static bool IsTheSameFor(Formula formula, double place, double value) => formula.Parameters.Count == 0
        || formula.Replace(leaf => leaf is Parameter p ? (Formula)((p.Value * 1.25) + (1.0 / 64)) : leaf).Evaluate(place) == value;
}
