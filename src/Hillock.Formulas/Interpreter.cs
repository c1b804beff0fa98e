namespace Hillock.Formulas;

/// <summary>The float64 reference value of a formula.</summary>
public static class Interpreter
{
    /// <summary>The value at <paramref name="x"/>, parameters at their own values.</summary>
    /// <remarks>NaN gives NaN. Where plain arithmetic overflows or has no value, at ±∞ as for <c>x * sigmoid(x)</c> or at a number as for <c>sin(x) / x</c>,
    /// the limit is the value if there is one. It is computed from the simplified form, of which the derivative is taken too.</remarks>
    public static double Evaluate(this Formula formula, double x) => formula.Conditioned().Program.Evaluate(x);

    /// <summary>The value at <paramref name="x"/> with some parameters, by name, at other values.</summary>
    public static double Evaluate(this Formula formula, double x, IReadOnlyDictionary<string, double> parameters) =>
        formula.Conditioned().Program.Evaluate(x, parameters);
}
