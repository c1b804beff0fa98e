namespace Hillock.Formulas;

/// <summary>The primitive functions, one row each.</summary>
public static class Operators
{
    /// <summary><c>a + b</c>.</summary>
    public static Operator Add { get; } = Row("+", 2, a => a[0] + a[1]);

    /// <summary><c>a - b</c>.</summary>
    public static Operator Subtract { get; } = Row("-", 2, a => a[0] - a[1]);

    /// <summary><c>a * b</c>.</summary>
    public static Operator Multiply { get; } = Row("*", 2, a => a[0] * a[1]);

    /// <summary><c>a / b</c>.</summary>
    public static Operator Divide { get; } = Row("/", 2, a => a[0] / a[1]);

    /// <summary><c>a ^ b</c>.</summary>
    public static Operator Power { get; } = Row("^", 2, a => Math.Pow(a[0], a[1]));

    /// <summary><c>-a</c>.</summary>
    public static Operator Negate { get; } = Row("neg", 1, a => -a[0]);

    /// <summary><c>|a|</c>.</summary>
    public static Operator Abs { get; } = Row("abs", 1, a => Math.Abs(a[0]));

    /// <summary>-1, 0 or 1.</summary>
    public static Operator Sign { get; } = Row("sign", 1, a => a[0] > 0 ? 1 : a[0] < 0 ? -1 : a[0]);

    /// <summary>The smaller; NaN if either is.</summary>
    public static Operator Min { get; } = Row("min", 2, a => Math.Min(a[0], a[1]));

    /// <summary>The larger; NaN if either is.</summary>
    public static Operator Max { get; } = Row("max", 2, a => Math.Max(a[0], a[1]));

    /// <summary><c>e^a</c>.</summary>
    public static Operator Exp { get; } = Row("exp", 1, a => Math.Exp(a[0]));

    /// <summary><c>e^a - 1</c> without cancellation.</summary>
    public static Operator Expm1 { get; } = Row("expm1", 1, a => throw new NotImplementedException());

    /// <summary>Natural logarithm.</summary>
    public static Operator Log { get; } = Row("log", 1, a => Math.Log(a[0]));

    /// <summary><c>log(1 + a)</c> without cancellation.</summary>
    public static Operator Log1p { get; } = Row("log1p", 1, a => throw new NotImplementedException());

    /// <summary>Square root.</summary>
    public static Operator Sqrt { get; } = Row("sqrt", 1, a => Math.Sqrt(a[0]));

    /// <summary>Sine.</summary>
    public static Operator Sin { get; } = Row("sin", 1, a => Math.Sin(a[0]));

    /// <summary>Cosine.</summary>
    public static Operator Cos { get; } = Row("cos", 1, a => Math.Cos(a[0]));

    /// <summary>Hyperbolic tangent.</summary>
    public static Operator Tanh { get; } = Row("tanh", 1, a => Math.Tanh(a[0]));

    /// <summary>Arc tangent.</summary>
    public static Operator Atan { get; } = Row("atan", 1, a => Math.Atan(a[0]));

    /// <summary>Error function.</summary>
    public static Operator Erf { get; } = Row("erf", 1, a => throw new NotImplementedException());

    /// <summary><c>1 / (1 + e^-a)</c>.</summary>
    public static Operator Sigmoid { get; } = Row("sigmoid", 1, a => throw new NotImplementedException());

    /// <summary><c>log(1 + e^a)</c>.</summary>
    public static Operator Softplus { get; } = Row("softplus", 1, a => throw new NotImplementedException());

    /// <summary><c>-log(1 + e^-a)</c>.</summary>
    public static Operator LogSigmoid { get; } = Row("log_sigmoid", 1, a => throw new NotImplementedException());

    /// <summary><c>b</c> where <c>a</c> is not 0, else <c>c</c>.</summary>
    public static Operator Where { get; } = Row("where", 3, a => a[0] != 0 ? a[1] : a[2]);

    /// <summary><c>a</c> limited to [b, c].</summary>
    public static Operator Clamp { get; } = Row("clamp", 3, a => Math.Min(Math.Max(a[0], a[1]), a[2]));

    /// <summary>1 where <c>a &lt; b</c>, else 0.</summary>
    public static Operator Less { get; } = Row("<", 2, a => a[0] < a[1] ? 1 : 0);

    /// <summary>1 where <c>a &lt;= b</c>, else 0.</summary>
    public static Operator LessOrEqual { get; } = Row("<=", 2, a => a[0] <= a[1] ? 1 : 0);

    /// <summary>1 where <c>a &gt; b</c>, else 0.</summary>
    public static Operator Greater { get; } = Row(">", 2, a => a[0] > a[1] ? 1 : 0);

    /// <summary>1 where <c>a &gt;= b</c>, else 0.</summary>
    public static Operator GreaterOrEqual { get; } = Row(">=", 2, a => a[0] >= a[1] ? 1 : 0);

    /// <summary>1 where <c>a = b</c>, else 0.</summary>
    public static Operator Equal { get; } = Row("==", 2, a => a[0] == a[1] ? 1 : 0);

    /// <summary>1 where <c>a ≠ b</c>, else 0.</summary>
    public static Operator NotEqual { get; } = Row("!=", 2, a => a[0] != a[1] ? 1 : 0);

    private static Operator Row(string name, int arity, Func<double[], double> evaluate) =>
        new() { Name = name, Arity = arity, Evaluate = evaluate };
}
