namespace Hillock.Formulas;

/// <summary>The operators on numbers that neither overflow nor vanish.</summary>
internal static class ScaledOperators
{
    // Beyond it the exponent of e^a says all, and a mantissa would be noise.
    private const double LargestExact = 1e15;

    // What float64 leaves of ln 2.
    private const double RestOfLogOfTwo = 2.3190468138462996e-17;
    private const double HalfLogOfTwoPi = 0.91893853320467274178;
    private static readonly Scaled NaN = Scaled.Of(double.NaN);
    private static readonly Scaled One = Scaled.Of(1);

    private static readonly Dictionary<Operator, Func<Scaled, Scaled, Scaled, Scaled>> Rows = new()
    {
        [Operators.Add] = (a, b, _) => a + b,
        [Operators.Subtract] = (a, b, _) => a - b,
        [Operators.Multiply] = (a, b, _) => a * b,
        [Operators.Divide] = (a, b, _) => a / b,
        [Operators.Power] = (a, b, _) => Power(a, b),
        [Operators.Hypot] = (a, b, _) => a.IsInfinity || b.IsInfinity ? Scaled.Of(double.PositiveInfinity) : Sqrt((a * a) + (b * b)),
        [Operators.Negate] = (a, _, _) => -a,
        [Operators.Abs] = (a, _, _) => a.Abs,
        [Operators.Sign] = (a, _, _) => a.IsNaN ? a : Scaled.Of(a.Sign),
        [Operators.Min] = (a, b, _) => Smaller(a, b),
        [Operators.Max] = (a, b, _) => Larger(a, b),
        [Operators.Clamp] = (a, b, c) => Smaller(Larger(a, b), c),
        [Operators.Where] = (a, b, c) => a.Sign != 0 || a.IsNaN ? b : c,
        [Operators.Less] = (a, b, _) => Truth(Scaled.Compare(a, b) < 0),
        [Operators.LessOrEqual] = (a, b, _) => Truth(Scaled.Compare(a, b) <= 0),
        [Operators.Greater] = (a, b, _) => Truth(Scaled.Compare(a, b) > 0),
        [Operators.GreaterOrEqual] = (a, b, _) => Truth(Scaled.Compare(a, b) >= 0),
        [Operators.Equal] = (a, b, _) => Truth(Scaled.Compare(a, b) == 0),
        [Operators.NotEqual] = (a, b, _) => Truth(Scaled.Compare(a, b) != 0),
        [Operators.Exp] = (a, _, _) => Exp(a),
        [Operators.Expm1] = (a, _, _) => Tiny(a) ? a : a.Abs.Value < 1 ? Scaled.Of(Special.Expm1(a.Value)) : Exp(a) - One,
        [Operators.Log] = (a, _, _) => Log(a),
        [Operators.Log1p] = (a, _, _) => Tiny(a) ? a : a.Abs.Value < 1 ? Scaled.Of(Special.Log1p(a.Value)) : Log(a + One),
        [Operators.Sqrt] = (a, _, _) => Sqrt(a),
        [Operators.Sin] = (a, _, _) => Tiny(a) ? a : Scaled.Of(Math.Sin(a.Value)),
        [Operators.Cos] = (a, _, _) => Scaled.Of(Math.Cos(a.Value)),
        [Operators.Tanh] = (a, _, _) => Tiny(a) ? a : Scaled.Of(Math.Tanh(a.Value)),
        [Operators.Atan] = (a, _, _) => Tiny(a) ? a : Scaled.Of(Math.Atan(a.Value)),
        [Operators.Asinh] = (a, _, _) => Tiny(a) ? a : a.Exponent < 500 ? Scaled.Of(Math.Asinh(a.Value)) : Scaled.Of(a.Sign) * Log(a.Abs + a.Abs),
        [Operators.Erf] = (a, _, _) => Tiny(a) ? a * Scaled.Of(2 / Math.Sqrt(Math.PI)) : Scaled.Of(Special.Erf(a.Value)),
        [Operators.NormalCdf] = (a, _, _) => NormalCdf(a),
        [Operators.Sigmoid] = (a, _, _) => a.Value < -40 ? Exp(a) : Scaled.Of(Special.Sigmoid(a.Value)),
        [Operators.Softplus] = (a, _, _) => Softplus(a),
        [Operators.LogSigmoid] = (a, _, _) => -Softplus(-a),
    };

    /// <summary>What an operator does; one that has no row (those of exports) takes float64 numbers.</summary>
    internal static Scaled Apply(Operator op, Scaled a, Scaled b, Scaled c) =>
        Rows.TryGetValue(op, out var row) ? row(a, b, c) : Scaled.Of(op.Evaluate(a.Value, b.Value, c.Value));

    /// <summary>Whether it has a row.</summary>
    internal static bool Knows(Operator op) => Rows.ContainsKey(op);

    // The function is its argument there, and float64 may not hold it.
    private static bool Tiny(Scaled a) => a.IsFinite && (a.Sign == 0 || a.Exponent < -200);

    private static Scaled Truth(bool holds) => Scaled.Of(holds ? 1 : 0);

    private static Scaled Smaller(Scaled a, Scaled b) => Scaled.Compare(a, b) is { } order ? (order <= 0 ? a : b) : NaN;

    private static Scaled Larger(Scaled a, Scaled b) => Scaled.Compare(a, b) is { } order ? (order >= 0 ? a : b) : NaN;

    private static Scaled Exp(Scaled a)
    {
        var x = a.Value;
        if (!(Math.Abs(x) > 700)) return Scaled.Of(Math.Exp(x));
        if (double.IsInfinity(x)) return Scaled.Of(x > 0 ? x : 0);
        var n = Math.Round(x / Math.Log(2));
        if (!(Math.Abs(x) < LargestExact)) return Scaled.Of(1, n);
        var rest = Math.FusedMultiplyAdd(-n, RestOfLogOfTwo, Math.FusedMultiplyAdd(-n, Math.Log(2), x));
        return Scaled.Of(Math.Exp(rest), n);
    }

    private static Scaled Log(Scaled a)
    {
        if (a.Sign < 0 || a.IsNaN) return NaN;
        return Scaled.Of(Math.Abs(a.Exponent) < 1000 || !a.IsFinite ? Math.Log(a.Value) : a.Log2 * Math.Log(2));
    }

    private static Scaled Sqrt(Scaled a)
    {
        if (Math.Abs(a.Exponent) < 1000 || a.Sign < 0) return Scaled.Of(Math.Sqrt(a.Value));
        var half = Math.Floor(a.Exponent / 2);
        return Scaled.Of(Math.Sqrt((a * Scaled.Of(1, -2 * half)).Value), half);
    }

    private static Scaled Power(Scaled a, Scaled b)
    {
        var n = b.Value;
        if (a.Sign == 0 || !a.IsFinite || !double.IsFinite(n)) return Scaled.Of(Math.Pow(a.Value, n));
        if (n == Math.Floor(n) && Math.Abs(n) <= 64) return n < 0 ? One / Chain(a, (int)-n) : Chain(a, (int)n);
        if (a.Sign < 0 && n != Math.Floor(n)) return NaN;
        var sign = a.Sign < 0 && Math.Abs(n % 2) == 1 ? -1 : 1;
        var log2 = n * a.Log2;
        return double.IsFinite(log2) ? Scaled.Of(sign * Math.Pow(2, log2 - Math.Floor(log2)), Math.Floor(log2)) : Scaled.Of(sign * (log2 > 0 ? log2 : 0));
    }

    private static Scaled Chain(Scaled a, int n)
    {
        var product = One;
        for (var i = 0; i < n; i++) product *= a;
        return product;
    }

    // Far on the left the first terms of the asymptotic series: 1e-12 at 30 and better beyond.
    private static Scaled NormalCdf(Scaled a)
    {
        var x = a.Value;
        if (!(x < -30)) return Scaled.Of(Special.NormalCdf(x));
        var s = One / (a * a);
        var series = One - (s * (One - (s * (Scaled.Of(3) - (s * (Scaled.Of(15) - (s * Scaled.Of(105))))))));
        return Exp((a * a * Scaled.Of(-0.5)) - Scaled.Of(HalfLogOfTwoPi)) * series / -a;
    }

    private static Scaled Softplus(Scaled a) => a.Value switch
    {
        > 40 => a,
        < -40 => Exp(a),
        _ => Scaled.Of(Special.Softplus(a.Value)),
    };
}
