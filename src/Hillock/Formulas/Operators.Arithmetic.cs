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

    /// <summary><c>sqrt(a^2 + b^2)</c> without overflow.</summary>
    public static Operator Hypot { get; } = Row(
        "hypot", Precedence.Call, double.Hypot, (f, d) => Quotient(Sum(Product(f[0], d[0]), Product(f[1], d[1])), f), Interval.Hypot);

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
        if (b is Operation length && length.Operator == Hypot && OverHypot(a, da, length, db) is { } conditioned) return conditioned;
        return IsZero(da)
            ? -Product(a, db) / Pow(b, 2)
            : (Product(da, b) - Product(a, db)) / Pow(b, 2);
    }

    // (a / hypot(u, v))' for a number u is (u^2 * a' + v * (v * a' - a * v')) / hypot^3: in x / hypot(1, x) the bracket is 0.
    private static Formula? OverHypot(Formula a, Formula da, Operation length, Formula slope)
    {
        if (IsZero(da) || !length[0].IsScalar() || slope is not Operation { Operator: var op } quotient) return null;
        if (op != Divide || !ReferenceEquals(quotient[1], length)) return null;
        var (u, v) = (length[0], length[1]);
        if (v is Operation { Operator: var scale } multiple && scale == Multiply && !multiple[0].DependsOnX && multiple[1].Equals(a))
            return Quotient(Product(Pow(u, 2), da), Pow(length, 3));
        var dv = ReferenceEquals(quotient[0], v) ? Constant.One
            : quotient[0] is Operation { Operator: var times } product && times == Multiply && ReferenceEquals(product[0], v) ? product[1]
            : null;
        if (dv is null) return null;
        var (left, right) = (Product(v, da), Product(a, dv));
        var bracket = ProductRules.Ordered(left).Equals(ProductRules.Ordered(right)) ? Constant.Zero : Difference(left, right);
        return Sum(Product(Pow(u, 2), da), Product(v, bracket)) / Pow(length, 3);
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
