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
        "hypot", Precedence.Call, double.Hypot, HypotRule, Interval.Hypot);

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
        if (b is Operation root && root.Operator == Sqrt && !IsZero(da) && InnerSlope(root, db) is { } inner)
            return (Product(da, root[0]) - Product(a, Product(0.5, inner))) / (root[0] * b);
        if (IsZero(da)) return -Product(a, db) / Pow(b, 2);
        if (OverSum(a, b, da, db) is { } shorter) return shorter;
        if (b is Operation length && length.Operator == Hypot && OverHypot(a, da, length, db) is { } conditioned) return conditioned;
        return (Product(da, b) - Product(a, db)) / Pow(b, 2);
    }

    // Of x / (1 + |x|) times a number, and of x / (1 + hypot(1, x)): in both the terms with x cancel.
    private static Formula? OverSum(Formula a, Formula b, Formula da, Formula db)
    {
        if (b is not Operation sum || sum.Operator != Add || sum[0] is not Constant) return null;
        if (sum[1] is not Operation part) return null;
        if (part.Operator == Abs && a is Operation product && product.Operator == Multiply && product[0].IsScalar()
            && product[1].Equals(part[0]) && da.Equals(product[0]))
            return Product(da, sum[0]) / Pow(b, 2);
        if (part.Operator != Hypot || part[0] is not Constant || !part[1].Equals(a)) return null;
        return Product(da, sum[0] + (Pow(part[0], 2) / part)) / Pow(b, 2);
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
    private static Formula? InnerSlope(Operation root, Formula slope)
    {
        if (slope is not Operation o) return null;
        if (o.Operator == Divide) return ReferenceEquals(o[1], root) ? Constant.One : null;
        return o.Operator == Multiply && o[0] is Operation over && ReferenceEquals(over[1], root) ? o[1] : null;
    }

    // (a * a' + b * b') / hypot(a, b): where a choice makes a' exactly 0, so is the share of it.
    private static Formula HypotRule(Operation f, IReadOnlyList<Formula> d)
    {
        if (IsZero(d[0]) && IsMasked(d[1])) return Chain(f[1] / f, d[1]);
        if (IsZero(d[1]) && IsMasked(d[0])) return Chain(f[0] / f, d[0]);
        return Quotient(Sum(Product(f[0], d[0]), Product(f[1], d[1])), f);
    }

    private static Formula PowerRule(Operation f, Formula da, Formula db)
    {
        var (a, b) = (f[0], f[1]);
        var byBase = b is Constant { Value: var n }
            ? n >= 2 && n == Math.Floor(n) ? Product(n, Product(n == 2 ? a : Pow(a, n - 1), da)) : Chain(Product(n, Pow(a, n - 1)), da)
            : Chain(b * Pow(a, b - 1), da);

        // 0^b * log(0) has the limit 0.
        var byExponent = f * Functions.Log(a);
        var sound = a is Constant { Value: > 0 } ? byExponent : Choose(Equal.Apply(f, 0), 0, byExponent);
        return Sum(IsZero(da) ? Constant.Zero : byBase, IsZero(db) ? Constant.Zero : Product(sound, db));
    }
}
