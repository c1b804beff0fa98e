namespace Hillock.Formulas;

/// <summary>The float64 reference value of a formula.</summary>
public static class Interpreter
{
    /// <summary>The value at <paramref name="x"/>, parameters at their own values.</summary>
    public static double Evaluate(this Formula formula, double x) => formula switch
    {
        Constant c => c.Value,
        Variable => x,
        Parameter p => p.Value,
        Operation o => o.Operator.Evaluate([.. o.Arguments.Select(a => a.Evaluate(x))]),
        _ => throw new NotSupportedException(formula.GetType().Name),
    };
}
