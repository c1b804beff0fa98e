using static Hillock.Formulas.Algebra;

namespace Hillock.Formulas;

/// <content>Comparisons and choices.</content>
/// <remarks>At a kink the derivative is that of PyTorch: <c>max(0, x)</c> and <c>clamp</c> are flat there, <c>min(0, x)</c> is not.</remarks>
public static partial class Operators
{
    /// <summary>The smaller; NaN if either is. At a tie the derivative is that of the side that varies, else of the second.</summary>
    public static Operator Min { get; } = Row("min", Precedence.Call, Math.Min, MinRule, Interval.Min);

    /// <summary>The larger; NaN if either is. At a tie the derivative is that of the constant side, else of the first.</summary>
    public static Operator Max { get; } = Row("max", Precedence.Call, Math.Max, MaxRule, Interval.Max);

    /// <summary><c>b</c> where <c>a</c> is not 0, else <c>c</c>.</summary>
    public static Operator Where { get; } = new(
        "where",
        3,
        (a, b, c) => a != 0 ? b : c,
        (f, d) => Choose(f[0], d[1], d[2]),
        (a, b, c) => a.Low == 0 && a.High == 0 ? c : a.Contains(0) ? b.Join(c) : b);

    /// <summary><c>a</c> limited to [b, c]; flat at both ends.</summary>
    public static Operator Clamp { get; } = new(
        "clamp",
        3,
        (a, low, high) => Math.Min(Math.Max(a, low), high),
        (f, d) => Choose(Greater!.Apply(f[0], f[1]), Choose(Less!.Apply(f[0], f[2]), d[0], d[2]), d[1]),
        (a, b, c) => Interval.Min(Interval.Max(a, b), c));

    /// <summary>1 where <c>a &lt; b</c>, else 0.</summary>
    public static Operator Less { get; } = Comparison("<", (a, b) => a < b);

    /// <summary>1 where <c>a &lt;= b</c>, else 0.</summary>
    public static Operator LessOrEqual { get; } = Comparison("<=", (a, b) => a <= b);

    /// <summary>1 where <c>a &gt; b</c>, else 0.</summary>
    public static Operator Greater { get; } = Comparison(">", (a, b) => a > b);

    /// <summary>1 where <c>a &gt;= b</c>, else 0.</summary>
    public static Operator GreaterOrEqual { get; } = Comparison(">=", (a, b) => a >= b);

    /// <summary>1 where <c>a = b</c>, else 0.</summary>
    public static Operator Equal { get; } = Comparison("==", (a, b) => a == b);

    /// <summary>1 where <c>a ≠ b</c>, else 0.</summary>
    public static Operator NotEqual { get; } = Comparison("!=", (a, b) => a != b);

    private static Operator Comparison(string name, Func<double, double, bool> holds) =>
        Row(name, Precedence.Comparison, (a, b) => holds(a, b) ? 1 : 0, (_, _) => Constant.Zero, (_, _) => new(0, 1));

    private static Formula MaxRule(Operation f, IReadOnlyList<Formula> d) =>
        IsZero(d[1]) && !IsZero(d[0])
            ? Choose(Greater.Apply(f[0], f[1]), d[0], d[1])
            : Choose(Greater.Apply(f[1], f[0]), d[1], d[0]);

    private static Formula MinRule(Operation f, IReadOnlyList<Formula> d) =>
        IsZero(d[1]) && !IsZero(d[0])
            ? Choose(Less.Apply(f[1], f[0]), d[1], d[0])
            : Choose(Less.Apply(f[0], f[1]), d[0], d[1]);
}
