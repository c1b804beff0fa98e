namespace Hillock.Formulas;

/// <summary>The number that is added to a formula.</summary>
public static class Lift
{
    /// <summary><paramref name="formula"/> without it: what rises, bends and breaks as the formula does, in numbers of its own size.</summary>
    public static Formula Off(Formula formula)
    {
        while (formula is Operation { Operator: var op } o && (op == Operators.Add || op == Operators.Subtract))
        {
            if (IsNumber(o[1])) formula = o[0];
            else if (IsNumber(o[0])) formula = op == Operators.Add ? o[1] : (-o[1]).Simplify();
            else break;
        }

        return formula;
    }

    private static bool IsNumber(Formula term) => !term.DependsOnX && double.IsFinite(term.Evaluate(0));
}
