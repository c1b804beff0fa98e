using Hillock.Formulas;

namespace Hillock.Health.Checks;

/// <summary>A shape of formula with x as the wildcard, and the form to use in its place.</summary>
internal sealed class FormPattern(string shape, string better)
{
    private readonly Formula _shape = Formula.Parse(shape);
    private readonly Formula _better = Formula.Parse(better);

    /// <summary>The better form of <paramref name="formula"/>, or null where it has another shape.</summary>
    public Formula? Improve(Formula formula)
    {
        Formula? bound = null;
        return Match(_shape, formula, ref bound) && bound is { DependsOnX: true } ? _better.Substitute(bound) : null;
    }

    private static bool Match(Formula shape, Formula formula, ref Formula? bound)
    {
        switch (shape)
        {
            case Variable when bound is null:
                bound = formula;
                return true;
            case Variable:
                return bound.Equals(formula);
            case Operation o when formula is Operation f && f.Operator == o.Operator:
                var before = bound;
                if (MatchAll(o, f, swapped: false, ref bound)) return true;
                bound = before;
                return (o.Operator == Operators.Add || o.Operator == Operators.Multiply) && MatchAll(o, f, swapped: true, ref bound);
            default:
                return shape.Equals(formula);
        }
    }

    private static bool MatchAll(Operation shape, Operation formula, bool swapped, ref Formula? bound)
    {
        for (var i = 0; i < shape.Arguments.Count; i++)
            if (!Match(shape.Arguments[i], formula.Arguments[swapped ? 1 - i : i], ref bound)) return false;
        return true;
    }
}
