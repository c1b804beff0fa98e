using static Hillock.Formulas.Functions;

namespace Hillock.Formulas;

/// <summary>A simplified formula in the form in which it is computed: sums whose leading terms cancel are written so that they do not.</summary>
/// <remarks>Kept apart from <see cref="Simplifier"/>: derivatives are taken of the plain form and then conditioned themselves.</remarks>
public static class Conditioning
{
    // Above it u - tanh(u) loses no more than two digits of sixteen.
    private const double Near = 0.5;

    // (u - tanh(u)) / u^3 in u^2 up to 1/4, Chebyshev, off by 1.3e-16.
    private static readonly double[] TanhRest =
    [
        0.33333333333333329, -0.13333333333329824, 0.053968253963610086, -0.021869488297234514, 0.0088632292700678434,
        -0.0035920334653723928, 0.0014549593843804661, -0.00058496537290226446, 0.00022107222975864634, -5.9469565897747691e-5,
    ];

    /// <summary>The formula so that float64 keeps its digits.</summary>
    internal static Formula Of(Formula simple) => new Rewriting(o => Shared(o) ?? Softsign(o, smooth: false) ?? Rectified(o) ?? Shrinkage(o) ?? o).Of(simple);

    /// <summary>The same but for those that <c>LoweringPatterns</c> has better forms of in float32.</summary>
    public static Formula ForLoops(Formula simple) => new Rewriting(o => Shared(o) ?? Softsign(o, smooth: false) ?? o).Of(simple);

    /// <summary>The same for code that is differentiated, with no kink that the function has not.</summary>
    internal static Formula ForFrameworks(Formula simple) =>
        new Rewriting(o => Shared(o) ?? Softsign(o, smooth: true) ?? Chosen(o) ?? Shrinkage(o) ?? o).Of(simple);

    /// <summary>u, where <paramref name="o"/> is <c>u - tanh(u)</c>.</summary>
    public static Formula? TanhShrunk(Operation o) =>
        o.Operator == Operators.Subtract && o[1].Is(Operators.Tanh, out var tanh) && tanh[0].Equals(o[0]) ? o[0] : null;

    private static Formula? Shrinkage(Operation o) => TanhShrunk(o) is { } u
        ? Where(Abs(u) < Near, Pow(u, 3) * TanhRest.Reverse().Skip(1).Aggregate((Formula)TanhRest[^1], (sum, c) => c + (Pow(u, 2) * sum)), o)
        : null;

    private static Formula? Shared(Operation o)
    {
        if (o.Operator == Operators.Subtract)
        {
            return LengthRest(o[0], o[1]) ?? (LengthRest(o[1], o[0]) is { } rest ? -rest : null) ?? SlopeRest(o[0], o[1]) ?? OneMinus(o[0], o[1])
                ?? Half(o[0], o[1])
                ?? Opposite(o[0], o[1])
                ?? (o[1] is Constant { Value: var c } ? Shifted(o[0], -c) : null);
        }

        if (o.Operator == Operators.Multiply) return Merged(o[0], o[1]);
        return o.Operator == Operators.Add ? OnePlus(o[0], o[1]) ?? OnePlus(o[1], o[0]) ?? Shifted(o[0], o[1]) : null;
    }

    // hypot(c, u) - c and sqrt(u^2 + c^2) - c are u^2 / (root + c), without the square.
    private static Formula? LengthRest(Formula root, Formula c)
    {
        if (c is not (Constant { Value: > 0 } or Parameter { Value: > 0 })) return null;
        var u = root.Is(Operators.Hypot, out var length) ? (length[0].Equals(c) ? length[1] : length[1].Equals(c) ? length[0] : null)
            : root.Is(Operators.Sqrt, out var sqrt) && sqrt[0].Is(Operators.Add, out var sum) ? UnderRoot(sum[0], sum[1], c) ?? UnderRoot(sum[1], sum[0], c)
            : null;
        return u is null ? null : u * (u / (root + c));
    }

    private static Formula? UnderRoot(Formula square, Formula number, Formula c) =>
        square.Is(Operators.Power, out var power) && power[1].Is(2) && number.IsNumber(out var n) && c.IsNumber(out var root) && root * root == n
            ? power[0]
            : null;

    // 1 - 4 sigmoid(2u) sigmoid(-2u) = tanh(u)^2.
    private static Formula? SlopeRest(Formula one, Formula product)
    {
        if (!one.Is(1) || !product.Is(Operators.Multiply, out var outer)) return null;
        var (number, rest) = ProductRules.Split(product);
        if (number != 4 || !rest.Is(Operators.Multiply, out var pair)) return null;
        if (!pair[0].Is(Operators.Sigmoid, out var a) || !pair[1].Is(Operators.Sigmoid, out var b) || !(a[0] + b[0]).Simplify().Is(0)) return null;
        return Pow(Tanh((0.5 * a[0]).Simplify()), 2);
    }

    private static Formula? OneMinus(Formula one, Formula f)
    {
        if (!one.Is(1)) return null;
        if (f.Is(Operators.Sigmoid, out var s)) return Sigmoid((-s[0]).Simplify());
        if (f.Is(Operators.NormalCdf, out var n)) return NormalCdf((-n[0]).Simplify());
        if (f.Is(Operators.Tanh, out var t)) return 2 * Sigmoid((-2 * t[0]).Simplify());
        if (f.Is(Operators.Cos, out var c)) return 2 * Pow(Sin((0.5 * c[0]).Simplify()), 2);
        if (f.Is(Operators.Power, out var p) && p[1].Is(2) && p[0].Is(Operators.Tanh, out t))
            return 4 * (Sigmoid((2 * t[0]).Simplify()) * Sigmoid((-2 * t[0]).Simplify()));
        return f.Is(Operators.Erf, out var e) ? 2 * NormalCdf(TimesRootOfTwo(-e[0])) : null;
    }

    // sigmoid(u) - 1/2 = tanh(u / 2) / 2.
    private static Formula? Half(Formula f, Formula half) =>
        half.Is(0.5) && f.Is(Operators.Sigmoid, out var s) ? 0.5 * Tanh((0.5 * s[0]).Simplify()) : null;

    // exp(u) - exp(-u), which is 2u near 0.
    private static Formula? Opposite(Formula a, Formula b) =>
        a.Is(Operators.Exp, out var u) && b.Is(Operators.Exp, out var v) && (-u[0]).Simplify().Equals(v[0]) ? Expm1(u[0]) - Expm1(v[0]) : null;

    private static Formula? OnePlus(Formula one, Formula f)
    {
        if (!one.Is(1)) return null;
        if (f.Is(Operators.Tanh, out var t)) return 2 * Sigmoid((2 * t[0]).Simplify());
        return f.Is(Operators.Erf, out var e) ? 2 * NormalCdf(TimesRootOfTwo(e[0])) : null;
    }

    // x / sqrt(2) as x * 0.7071067811865476 gives x back.
    private static Formula TimesRootOfTwo(Formula f)
    {
        var (number, others) = ProductRules.Split((Math.Sqrt(2) * f).Simplify());
        return Math.Abs(Math.Abs(number) - 1) < 4e-16 ? (number < 0 ? (-others).Simplify() : others) : number * others;
    }

    // The 2 that came before with a number before that.
    private static Formula? Merged(Formula a, Formula b)
    {
        var ((m, left), (n, right)) = (ProductRules.Split(a), ProductRules.Split(b));
        if (m == 1 || n == 1 || m * n == 0 || !double.IsFinite(m * n)) return null;
        return m * n == 1 ? left * right : m * n * left * right;
    }

    private static Formula? Softsign(Operation o, bool smooth) =>
        o.Operator == Operators.Add ? Softsign(o[0], o[1], smooth) ?? Softsign(o[1], o[0], smooth) : null;

    // c u / (1 + |u|) + c = 2c (1/2 + max(u, 0)) / (1 + |u|), which on the left is c / (1 - u).
    private static Formula? Softsign(Formula f, Formula c, bool smooth)
    {
        if (!c.IsNumber(out var number) || number == 0 || !f.Is(Operators.Divide, out var quotient)) return null;
        var (scale, u) = ProductRules.Split(quotient[0]);
        if (scale != number || !quotient[1].IsOnePlus(out var size) || !size.Is(Operators.Abs, out var abs) || !abs[0].Equals(u)) return null;
        if (smooth) return Where(u > 0, f + c, c / (1 - Min(u, 0)));
        var half = (0.5 + Max(u, 0)) / quotient[1];
        return number == 0.5 ? half : 2 * number * half;
    }

    // max(0, u - b) + b = max(b, u).
    private static Formula? Shifted(Formula rectified, Formula b)
    {
        if (!rectified.Is(Operators.Max, out var max) || !max[0].Is(0)) return null;
        if (max[1].Is(Operators.Subtract, out var difference) && difference[1].Equals(b)) return Max(b, difference[0]);
        return b.IsNumber(out var number) && max[1].Is(Operators.Add, out var sum) && sum[1].Is(-number) ? Max(b, sum[0]) : null;
    }

    // softplus(v) - log(2) = max(v, 0) + log((1 + e^-|v|) / 2).
    private static Formula? Rectified(Operation o) => ShiftedSoftplus(o) is var (v, rest) ? Plus(Max(v, 0) + Log1p(0.5 * Expm1(-Abs(v))), rest) : null;

    private static Formula? Chosen(Operation o) => ShiftedSoftplus(o) is var (v, rest)
        ? Plus(Where(v > 0, v + Log1p(0.5 * Expm1(-Max(v, 0))), Log1p(0.5 * Expm1(Min(v, 0)))), rest)
        : null;

    private static Formula Plus(Formula f, Formula? rest) => rest is null ? f : f + rest;

    /// <summary>v and r, where <paramref name="o"/> is <c>softplus(v) + r - log(2)</c>; r may be missing.</summary>
    public static (Formula Of, Formula? Others)? ShiftedSoftplus(Operation o)
    {
        if (o.Operator != Operators.Subtract || !o[1].Is(Math.Log(2))) return null;
        if (o[0].Is(Operators.Softplus, out var alone)) return (alone[0], null);
        if (!o[0].Is(Operators.Add, out var sum)) return null;
        if (sum[0].Is(Operators.Softplus, out var first)) return (first[0], sum[1]);
        return sum[1].Is(Operators.Softplus, out var second) ? (second[0], sum[0]) : null;
    }
}
