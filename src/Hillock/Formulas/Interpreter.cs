namespace Hillock.Formulas;

/// <summary>The float64 reference value of a formula.</summary>
public static class Interpreter
{
    /// <summary>The value at <paramref name="x"/>, parameters at their own values.</summary>
    /// <remarks>NaN gives NaN; ±∞ gives the limit of the formula where plain arithmetic gives NaN, as for <c>x * sigmoid(x)</c>.</remarks>
    public static double Evaluate(this Formula formula, double x) => formula.Program.Evaluate(x);

    /// <summary>The value at <paramref name="x"/> with some parameters, by name, at other values.</summary>
    public static double Evaluate(this Formula formula, double x, IReadOnlyDictionary<string, double> parameters) =>
        formula.Program.Evaluate(x, parameters);
}
