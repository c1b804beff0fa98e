using static Hillock.Formulas.Algebra;
using static Hillock.Formulas.Functions;

namespace Hillock.Formulas;

/// <content>Sums, products, powers and signs.</content>
public static partial class Operators
{
    /// <summary><c>a + b</c>.</summary>
    public static Operator Add { get; } =
        Row("+", Precedence.Sum, (a, b) => a + b, (_, d) => Sum(d[0], d[1]), (a, b) => a + b);

    /// <summary><c>a - b</c>.</summary>
    public static Operator Subtract { get; } =
        Row("-", Precedence.Sum, (a, b) => a - b, (_, d) => Difference(d[0], d[1]), (a, b) => a - b);

    /// <summary><c>a * b</c>.</summary>
    public static Operator Multiply { get; } =
        Row("*", Precedence.Product, (a, b) => a * b, (f, d) => Sum(Product(d[0], f[1]), Product(f[0], d[1])), (a, b) => a * b);

    /// <summary><c>a / b</c>.</summary>
    public static Operator Divide { get; } =
        Row("/", Precedence.Product, (a, b) => a / b, (f, d) => QuotientRule(f[0], f[1], d[0], d[1]), (a, b) => a / b);

    /// <summary><c>a ^ b</c>.</summary>
    public static Operator Power { get; } =
        Row("^", Precedence.Power, Math.Pow, (f, d) => PowerRule(f, d[0], d[1]), Interval.Power);

    /// <summary><c>-a</c>.</summary>
    public static Operator Negate { get; } =
        new("neg", 1, (a, _, _) => -a, (_, d) => -d[0], (a, _, _) => -a, Precedence.Sign);

    /// <summary><c>|a|</c>; the derivative at 0 is 0.</summary>
    public static Operator Abs { get; } = Row("abs", Math.Abs, (a, _) => Functions.Sign(a), Interval.Abs);

    /// <summary>-1, 0 or 1.</summary>
    public static Operator Sign { get; } =
        Row("sign", a => a > 0 ? 1 : a < 0 ? -1 : a, (_, _) => Constant.Zero, a => a.Through(x => Math.Sign(x)));

    private static Formula QuotientRule(Formula a, Formula b, Formula da, Formula db)
    {
        if (IsZero(db)) return Quotient(da, b);

        // a / sqrt(u): over u^(3/2) the leading terms cancel symbolically, as in x / sqrt(1 + x^2).
        if (b is Operation root && root.Operator == Sqrt && !IsZero(da))
            return (Product(da, root[0]) - Product(a, Product(0.5, InnerSlope(root, db)))) / (root[0] * b);
        return IsZero(da)
            ? -Product(a, db) / Pow(b, 2)
            : (Product(da, b) - Product(a, db)) / Pow(b, 2);
    }

    // sqrt(u)' is written (0.5 / sqrt(u)) * u': this gives u' back.
    private static Formula InnerSlope(Operation root, Formula slope) =>
        slope is Operation { Operator: var op } product && op == Multiply && product[0] is Operation over && ReferenceEquals(over[1], root)
            ? product[1]
            : Constant.One;

    private static Formula PowerRule(Operation f, Formula da, Formula db)
    {
        var (a, b) = (f[0], f[1]);
        var byBase = b is Constant { Value: var n }
            ? Product(n, Product(n == 2 ? a : Pow(a, n - 1), da))
            : Product(b * Pow(a, b - 1), da);
        return Sum(IsZero(da) ? Constant.Zero : byBase, Product(f * Functions.Log(a), db));
    }
}
