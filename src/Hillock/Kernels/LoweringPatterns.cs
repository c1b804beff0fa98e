using Hillock.Formulas;

namespace Hillock.Kernels;

/// <summary>Compositions that have a shorter form than their parts one after the other.</summary>
internal static class LoweringPatterns
{
    // Above this e^u squared overflows; what is asked of it has reached its limit long before.
    private const float LargestExponent = 43f;

    /// <summary>The value of <paramref name="o"/> if it has such a form, else null.</summary>
    public static VectorValue? Match(Operation o, Func<Formula, VectorValue> lower)
    {
        if (o.Operator == Operators.Tanh && SoftplusIn(o.Arguments[0], 1) is { } t) return Parts(lower(t)).Tanh;
        if (o.Operator == Operators.Exp && SquareIn(o.Arguments[0]) is { } square) return VectorMath.ExpOfSquare(lower(square.Of), square.Factor);
        if (o.Operator == Operators.Sin && FactorIn(o.Arguments[0]) is { } s) return VectorMath.Sin(lower(s.Of), s.Factor);
        if (o.Operator == Operators.Cos && FactorIn(o.Arguments[0]) is { } c) return VectorMath.Cos(lower(c.Of), c.Factor);
        if (o.Operator == Operators.Divide) return OverPower(o, lower);
        if (o.Operator == Operators.Multiply) return SigmoidSlopeIn(o, lower) ?? TimesSquare(o, lower);
        if (o.Operator != Operators.Sigmoid) return null;
        if (SoftplusIn(o.Arguments[0], 2) is { } p) return Parts(lower(p)).Sigmoid;
        if (SoftplusIn(o.Arguments[0], -2) is { } n) return Parts(lower(n)).Complement;
        return null;
    }

    /// <summary>With s = softplus(u): tanh(s), sigmoid(2s) and sigmoid(-2s), from <c>e^s = 1 + e^u</c> without a logarithm.</summary>
    private static (VectorValue Tanh, VectorValue Sigmoid, VectorValue Complement) Parts(VectorValue u)
    {
        var e = VectorMath.Exp(u.AtMost(LargestExponent));
        var n = e * (e + 2f);                 // e^2s - 1
        var tanh = n / (n + 2f);
        // ½ + ½·tanh(s) rounds once where tanh is small; its complement must not cancel where tanh is nearly 1.
        return (tanh, tanh.Fma(0.5f, n.Program.Constant(0.5f)), 1f / (n + 2f));
    }

    // Beyond the float32 range the product is still a float64 number, which has a sine.
    private static (Formula Of, double Factor)? FactorIn(Formula formula) =>
        formula is Operation o && o.Operator == Operators.Multiply && o.Arguments[0] is Constant c ? (o.Arguments[1], c.Value) : null;

    /// <summary><c>a / b^n</c> as a·(1/b)·(1/b)…: the quotient may be of moderate size where the power overflows.</summary>
    private static VectorValue? OverPower(Operation o, Func<Formula, VectorValue> lower)
    {
        if (o.Arguments[1] is not Operation power || power.Operator != Operators.Power || power.Arguments[1] is not Constant { Value: 2 or 3 or 4 } n) return null;
        var inverse = 1f / lower(power.Arguments[0]);
        var (factor, rest) = o.Arguments[0] is Operation top && top.Operator == Operators.Multiply && top.Arguments[0] is Constant c
            ? (lower(c), top.Arguments[1])
            : ((VectorValue?)null, o.Arguments[0]);

        // Two divisions round less often than three products.
        var isOne = rest is Constant { Value: 1 };
        if (n.Value == 2 && !isOne) return Scaled(lower(rest) / lower(power.Arguments[0]) / lower(power.Arguments[0]));
        var quotient = isOne ? inverse : lower(rest) * inverse;
        for (var i = 1; i < n.Value; i++) quotient *= inverse;
        return Scaled(quotient);

        VectorValue Scaled(VectorValue value) => factor is { } last ? value * last : value;
    }

    /// <summary>A product with the factors sigmoid(u) and sigmoid(-u): their product is rounded less often than each.</summary>
    private static VectorValue? SigmoidSlopeIn(Operation o, Func<Formula, VectorValue> lower)
    {
        var factors = new List<Formula>();
        Collect(o, factors);
        for (var i = 0; i < factors.Count; i++)
        {
            if (factors[i] is not Operation first || first.Operator != Operators.Sigmoid || Match(first, lower) is not null) continue;
            var mirrored = Operators.Sigmoid.Apply((-first.Arguments[0]).Simplify());
            var other = factors.IndexOf(mirrored);
            if (other < 0) continue;
            factors.RemoveAt(Math.Max(i, other));
            factors.RemoveAt(Math.Min(i, other));
            var slope = VectorMath.SigmoidSlope(lower(first.Arguments[0]));
            return factors.Count == 0 ? slope : factors.Select(lower).Aggregate((a, b) => a * b) * slope;
        }

        return null;
    }

    private static void Collect(Formula formula, List<Formula> factors)
    {
        if (formula is Operation o && o.Operator == Operators.Multiply)
        {
            Collect(o.Arguments[0], factors);
            Collect(o.Arguments[1], factors);
        }
        else
        {
            factors.Add(formula);
        }
    }

    /// <summary><c>c·u²</c> as (c·u)·u: the square alone may overflow.</summary>
    private static VectorValue? TimesSquare(Operation o, Func<Formula, VectorValue> lower)
    {
        if (o.Arguments[0] is not (Parameter or Constant { Value: > -1 and < 1 }) || Squared(o.Arguments[1]) is not { } u) return null;
        var value = lower(u);
        return lower(o.Arguments[0]) * value * value;
    }

    /// <summary>u and the factor, where <paramref name="formula"/> is <c>-u²</c> or <c>-u²/2</c>.</summary>
    private static (Formula Of, float Factor)? SquareIn(Formula formula)
    {
        if (formula is not Operation o) return null;
        if (o.Operator == Operators.Negate) return Squared(o.Arguments[0]) is { } whole ? (whole, -1) : null;
        if (o.Operator != Operators.Multiply || o.Arguments[0] is not Constant { Value: -0.5 or -1 } c) return null;
        return Squared(o.Arguments[1]) is { } half ? (half, (float)c.Value) : null;
    }

    private static Formula? Squared(Formula formula) =>
        formula is Operation o && o.Operator == Operators.Power && o.Arguments[1] is Constant { Value: 2 } ? o.Arguments[0] : null;

    /// <summary>u, where <paramref name="formula"/> is <paramref name="factor"/> times softplus(u).</summary>
    private static Formula? SoftplusIn(Formula formula, double factor)
    {
        if (formula is not Operation o) return null;
        if (factor == 1) return o.Operator == Operators.Softplus ? o.Arguments[0] : null;
        return o.Operator == Operators.Multiply && o.Arguments[0] is Constant c && c.Value == factor ? SoftplusIn(o.Arguments[1], 1) : null;
    }
}
