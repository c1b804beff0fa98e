namespace Hillock.Formulas;

/// <summary>Small questions the rules ask of a formula.</summary>
public static class Patterns
{
    internal static bool Is(this Formula f, Operator op, out Operation operation)
    {
        operation = (f as Operation)!;
        return operation is not null && operation.Operator == op;
    }

    internal static bool Is(this Formula f, double value) => f is Constant c && c.Value == value;

    internal static bool IsNumber(this Formula f, out double value)
    {
        value = f is Constant c ? c.Value : 0;
        return f is Constant;
    }

    /// <summary>A number or a parameter: finite and the same for every x.</summary>
    public static bool IsScalar(this Formula f) => f is Constant or Parameter;

    /// <summary><c>1 + rest</c> in either order.</summary>
    internal static bool IsOnePlus(this Formula f, out Formula rest)
    {
        rest = f;
        if (!f.Is(Operators.Add, out var sum)) return false;
        if (!sum[0].Is(1) && !sum[1].Is(1)) return false;
        rest = sum[0].Is(1) ? sum[1] : sum[0];
        return true;
    }
}
