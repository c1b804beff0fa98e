using static Hillock.Formulas.Functions;

namespace Hillock.Formulas;

/// <content>Elementary and sigmoidal functions.</content>
/// <remarks>Derivatives keep their relative accuracy in the tails: <c>sigmoid(a) * sigmoid(-a)</c>, not <c>s * (1 - s)</c>.</remarks>
public static partial class Operators
{
    /// <summary><c>e^a</c>.</summary>
    public static Operator Exp { get; } = Row("exp", Math.Exp, (_, f) => f, a => a.Through(Math.Exp));

    /// <summary><c>e^a - 1</c> without cancellation.</summary>
    public static Operator Expm1 { get; } =
        Row("expm1", Special.Expm1, (a, _) => Functions.Exp(a), a => a.Through(Special.Expm1));

    /// <summary>Natural logarithm.</summary>
    public static Operator Log { get; } = Row("log", Math.Log, (a, _) => 1 / a, a => a.Through(Math.Log, from: 0), steep: true);

    /// <summary><c>log(1 + a)</c> without cancellation.</summary>
    public static Operator Log1p { get; } =
        Row("log1p", Special.Log1p, (a, _) => 1 / OnePlus(a), a => a.Through(Special.Log1p, from: -1), steep: true);

    /// <summary>Square root.</summary>
    public static Operator Sqrt { get; } = Row("sqrt", Math.Sqrt, (_, f) => 0.5 / f, a => a.Through(Math.Sqrt, from: 0), steep: true);

    /// <summary>Sine.</summary>
    public static Operator Sin { get; } = Row("sin", Math.Sin, (a, _) => Functions.Cos(a), _ => new(-1, 1));

    /// <summary>Cosine.</summary>
    public static Operator Cos { get; } = Row("cos", Math.Cos, (a, _) => -Functions.Sin(a), _ => new(-1, 1));

    /// <summary>Hyperbolic tangent.</summary>
    public static Operator Tanh { get; } =
        Row("tanh", Math.Tanh, (a, _) => 4 * (Functions.Sigmoid(2 * a) * Functions.Sigmoid(-(2 * a))), a => a.Through(Math.Tanh));

    /// <summary>Arc tangent.</summary>
    public static Operator Atan { get; } = Row("atan", Math.Atan, (a, _) => 1 / (1 + Pow(a, 2)), a => a.Through(Math.Atan));

    /// <summary>Inverse hyperbolic sine, <c>log(a + sqrt(1 + a^2))</c>.</summary>
    public static Operator Asinh { get; } = Row("asinh", Math.Asinh, (a, _) => 1 / Functions.Hypot(1, a), a => a.Through(Math.Asinh));

    /// <summary>Error function, <c>2/sqrt(pi) * integral of e^(-t^2) from 0 to a</c>.</summary>
    public static Operator Erf { get; } =
        Row("erf", Special.Erf, (a, _) => 2 / Math.Sqrt(Math.PI) * Functions.Exp(-Pow(a, 2)), a => a.Through(Special.Erf));

    /// <summary>Normal distribution function, <c>(1 + erf(a / sqrt(2))) / 2</c> without cancellation on the left.</summary>
    public static Operator NormalCdf { get; } = Row(
        "normal_cdf", Special.NormalCdf, (a, _) => 1 / Math.Sqrt(2 * Math.PI) * Functions.Exp(-0.5 * Pow(a, 2)), a => a.Through(Special.NormalCdf));

    /// <summary><c>1 / (1 + e^-a)</c>.</summary>
    public static Operator Sigmoid { get; } =
        Row("sigmoid", Special.Sigmoid, (a, f) => f * Functions.Sigmoid(-a), a => a.Through(Special.Sigmoid));

    /// <summary><c>log(1 + e^a)</c>.</summary>
    public static Operator Softplus { get; } =
        Row("softplus", Special.Softplus, (a, _) => Functions.Sigmoid(a), a => a.Through(Special.Softplus));

    /// <summary><c>-log(1 + e^-a)</c>.</summary>
    public static Operator LogSigmoid { get; } =
        Row("log_sigmoid", a => -Special.Softplus(-a), (a, _) => Functions.Sigmoid(-a), a => a.Through(x => -Special.Softplus(-x)));

    // A square may overflow where its logarithm does not.
    private static Formula OnePlus(Formula a) => a.Is(Power, out var power) && power[1].Is(2) ? Pow(Functions.Hypot(1, power[0]), 2) : 1 + a;
}
