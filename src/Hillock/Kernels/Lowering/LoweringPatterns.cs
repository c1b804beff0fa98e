using Hillock.Formulas;

namespace Hillock.Kernels;

/// <summary>Compositions that have a shorter form than their parts one after the other.</summary>
internal static class LoweringPatterns
{
    // Above this e^u squared overflows; what is asked of it has reached its limit long before.
    private const float LargestExponent = 43f;
    private const float LargestGrowth = 4e18f;

    /// <summary>The value of <paramref name="o"/> if it has such a form, else null.</summary>
    /// <param name="o">What to compute.</param>
    /// <param name="lower">Computes a part of it.</param>
    /// <param name="slope">Computes <c>sigmoid(u)·sigmoid(-u)</c> for a part u.</param>
    public static VectorValue? Match(Operation o, Func<Formula, VectorValue> lower, Func<Formula, VectorValue> slope)
    {
        if (o.Operator == Operators.Tanh && GrowthIn(o.Arguments[0], 1, lower) is { } t) return Parts(t).Tanh;
        if (o.Operator == Operators.Exp && SquareIn(o.Arguments[0]) is { } square) return VectorMath.ExpOfSquare(lower(square.Of), square.Factor);
        if (o.Operator == Operators.Sin && FactorIn(o.Arguments[0]) is { } s) return VectorMath.Sin(lower(s.Of), s.Factor);
        if (o.Operator == Operators.Cos && FactorIn(o.Arguments[0]) is { } c) return VectorMath.Cos(lower(c.Of), c.Factor);
        if (o.Operator == Operators.Divide) return OverPower(o, lower) ?? OverRoot(o, lower) ?? OverHypot(o, lower) ?? OverBounded(o, lower, slope);
        if (o.Operator == Operators.Multiply && NormalIn(o) is { } x) return VectorMath.TimesNormalCdf(lower(x));
        if (o.Operator == Operators.Multiply) return Factors(o, lower, slope)?.Aggregate((a, b) => a * b) ?? TimesSquare(o, lower);
        if (o.Operator == Operators.Add) return SumPatterns.Match(o, lower);
        if (o.Operator == Operators.Subtract && Conditioning.TanhShrunk(o) is { } shrunk) return VectorMath.TanhShrink(lower(shrunk));
        if (o.Operator == Operators.Subtract && Conditioning.ShiftedSoftplus(o) is var (of, rest))
            return rest is null ? VectorMath.ShiftedSoftplus(lower(of)) : VectorMath.ShiftedSoftplus(lower(of)) + lower(rest);
        if (o.Operator == Operators.Multiply && LengthRest(o, lower) is { } length) return length;
        if (o.Operator == Operators.Log1p && Squared(o.Arguments[0]) is { } large) return VectorMath.Log1pOfSquare(lower(large));
        if (o.Operator != Operators.Sigmoid) return null;
        if (GrowthIn(o.Arguments[0], 2, lower) is { } p) return Parts(p).Sigmoid;
        if (GrowthIn(o.Arguments[0], -2, lower) is { } n) return Parts(n).Complement;
        return null;
    }

    /// <summary>tanh(s), sigmoid(2s), sigmoid(-2s) and the product of the two from e = <c>e^s - 1</c>, as for s = softplus(u) without a logarithm.</summary>
    private static (VectorValue Tanh, VectorValue Sigmoid, VectorValue Complement, VectorValue Slope) Parts(VectorValue e)
    {
        var complement = 1f / (e.Fma(e + 2f, e.Program.Constant(2f))); // 1 / (e^2s + 1)
        var sigmoid = 1f - complement;

        // 1 - 2 / (e^2s + 1), and for small e what is left of e: the roundings of the quotient count e times only.
        var near = (-e).Fma(e.Fma(e, e) * complement, e);
        return ((e > 0.75f).Select(complement.Fma(-2f, e.Program.Constant(1f)), near), sigmoid, complement, (-complement).Fma(complement, complement));
    }

    /// <summary><c>u·(u / (hypot(u, 1) + 1))</c>, as <see cref="Conditioning"/> writes <c>hypot(u, 1) - 1</c>.</summary>
    private static VectorValue? LengthRest(Operation o, Func<Formula, VectorValue> lower)
    {
        if (o.Arguments[1] is not Operation quotient || quotient.Operator != Operators.Divide || !quotient.Arguments[0].Equals(o.Arguments[0])) return null;
        if (quotient.Arguments[1] is not Operation sum || sum.Operator != Operators.Add || sum.Arguments[1] is not Constant { Value: 1 }) return null;
        if (sum.Arguments[0] is not Operation length || length.Operator != Operators.Hypot) return null;
        var (a, b) = (length.Arguments[0], length.Arguments[1]);
        return (a is Constant { Value: 1 } && b.Equals(o.Arguments[0])) || (b is Constant { Value: 1 } && a.Equals(o.Arguments[0]))
            ? VectorMath.LengthRest(lower(o.Arguments[0])) : null;
    }

    /// <summary>u, where a product is <c>u·Φ(u)</c>.</summary>
    private static Formula? NormalIn(Operation product)
    {
        var (a, b) = (product.Arguments[0], product.Arguments[1]);
        return b is Operation normal && normal.Operator == Operators.NormalCdf && normal.Arguments[0].Equals(a) ? a
            : a is Operation other && other.Operator == Operators.NormalCdf && other.Arguments[0].Equals(b) ? b : null;
    }

    // Beyond the float32 range the product is still a float64 number, which has a sine.
    private static (Formula Of, double Factor)? FactorIn(Formula formula)
    {
        var factors = new List<Formula>();
        Collect(formula, factors);
        return factors is [Constant c, _, ..] ? (factors.Skip(1).Aggregate((a, b) => a * b), c.Value) : null;
    }

    /// <summary><c>a / b^n</c> as a·(1/b)·(1/b)…: the quotient may be of moderate size where the power overflows.</summary>
    private static VectorValue? OverPower(Operation o, Func<Formula, VectorValue> lower)
    {
        if (o.Arguments[1] is not Operation power || power.Operator != Operators.Power
            || power.Arguments[1] is not Constant { Value: 2 or 3 or 4 } n) return null;
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

    /// <summary><c>a / sqrt(u)</c> and <c>a / (b·sqrt(u))</c> with one over the root, where u is neither 0 nor close to it.</summary>
    private static VectorValue? OverRoot(Operation o, Func<Formula, VectorValue> lower)
    {
        var factors = new List<Formula>();
        Collect(o.Arguments[1], factors);
        var place = factors.FindIndex(f =>
            f is Operation root && root.Operator == Operators.Sqrt && root.Parameters.Count == 0 && root.Arguments[0].Bounds().Low > 1e-30);
        if (place < 0) return null;
        if (VectorMath.InverseSqrt(lower(((Operation)factors[place]).Arguments[0])) is not { } inverse) return null;
        factors.RemoveAt(place);
        var value = o.Arguments[0] is Constant { Value: 1 } ? inverse : lower(o.Arguments[0]) * inverse;
        return factors.Count == 0 ? value : value / factors.Select(lower).Aggregate((a, b) => a * b);
    }

    /// <summary><c>a·b / c</c> as <c>(a / c)·b</c> where c neither vanishes nor grows: a product that comes last is not rounded in a sum.</summary>
    private static VectorValue? OverBounded(Operation o, Func<Formula, VectorValue> lower, Func<Formula, VectorValue> slope)
    {
        if (o.Arguments[0] is not Operation product || product.Operator != Operators.Multiply) return null;
        if (o.Arguments[1].Bounds() is not { Low: > 1e-6, High: < 1e6 }) return null;
        var factors = Factors(product, lower, slope) ?? ChoicesFirst(product, lower);
        var divisor = lower(o.Arguments[1]);
        var last = factors.Count == 1 ? null : (VectorValue?)factors[^1];
        var first = factors.Take(Math.Max(1, factors.Count - 1)).Aggregate((a, b) => a * b);

        // a/(1 + s) = a - a·s/(1 + s): the roundings of the sum and the quotient count s times only.
        var quotient = SigmoidIn(o.Arguments[1]) is { } gate ? (-first).Fma(lower(gate) / divisor, first) : first / divisor;
        return last is { } factor ? quotient * factor : quotient;
    }

    /// <summary><c>u·b / hypot(k, u)</c> as <c>(u / hypot(k, u))·b</c>: a quotient near 1 is rounded less than the product.</summary>
    private static VectorValue? OverHypot(Operation o, Func<Formula, VectorValue> lower)
    {
        if (o.Arguments[1] is not Operation length || length.Operator != Operators.Hypot) return null;
        var factors = new List<Formula>();
        Collect(o.Arguments[0], factors);
        if (factors.Count < 2 || !factors.Remove(length.Arguments[1])) return null;
        return lower(length.Arguments[1]) / lower(length) * lower(SumPatterns.Product(factors));
    }

    /// <summary>The factors of a product, choices between 0 and 1 before several others: a product with them is exact, and the last one is not to be.</summary>
    private static List<VectorValue> ChoicesFirst(Operation product, Func<Formula, VectorValue> lower)
    {
        var factors = new List<Formula>();
        Collect(product, factors);
        return factors.Exists(IsChoice) && factors.Count(f => !f.IsScalar() && !IsChoice(f)) > 1 ? [.. factors.OrderBy(f => !IsChoice(f)).Select(lower)]
            : [.. product.Arguments.Select(lower)];
    }

    private static bool IsChoice(Formula formula) =>
        formula is Operation o && o.Operator == Operators.Where && o.Arguments[1] is Constant { Value: 0 or 1 } && o.Arguments[2] is Constant { Value: 0 or 1 };

    /// <summary>s, where <paramref name="formula"/> is 1 plus a sigmoid s.</summary>
    private static Operation? SigmoidIn(Formula formula) =>
        formula is Operation o && o.Operator == Operators.Add && o.Arguments[0] is Constant { Value: 1 } && o.Arguments[1] is Operation s
            && s.Operator == Operators.Sigmoid ? s : null;

    /// <summary>The factors of a product, those that belong together as one: sigmoid(u) and sigmoid(-u), a number and an exponential; null if there are
    /// none.</summary>
    private static List<VectorValue>? Factors(Operation o, Func<Formula, VectorValue> lower, Func<Formula, VectorValue> slope)
    {
        var factors = new List<Formula>();
        Collect(o, factors);
        var together = SigmoidSlopesIn(factors, lower, slope);
        if (ExponentialIn(factors, lower) is { } exponential) together.Insert(0, exponential);
        return together.Count == 0 ? null : [.. factors.Select(lower), .. together];
    }

    /// <summary>Takes pairs of sigmoid(u) and sigmoid(-u) out of the factors: their product is rounded less often than each.</summary>
    private static List<VectorValue> SigmoidSlopesIn(List<Formula> factors, Func<Formula, VectorValue> lower, Func<Formula, VectorValue> slope)
    {
        var slopes = new List<VectorValue>();
        for (var i = factors.Count - 1; i >= 0; i--)
        {
            if (factors[i] is not Operation one || one.Operator != Operators.Sigmoid) continue;
            var argument = one.Arguments[0];
            var other = factors.FindIndex(f =>
                f is Operation two && two.Operator == Operators.Sigmoid && (argument + two.Arguments[0]).Simplify() is Constant { Value: 0 });
            if (other < 0 || other >= i) continue;
            slopes.Add(GrowthIn(argument, -2, lower) is { } growth ? Parts(growth).Slope : slope(((Operation)factors[other]).Arguments[0]));
            factors.RemoveAt(i--);
            factors.RemoveAt(other);
        }

        return slopes;
    }

    /// <summary>Takes a number and an exponential out of the factors.</summary>
    private static VectorValue? ExponentialIn(List<Formula> factors, Func<Formula, VectorValue> lower)
    {
        if (factors is not [Constant { Value: var number }, ..]
            || factors.FindIndex(f => f is Operation o && o.Operator == Operators.Exp) is not (>= 0 and var place)) return null;
        var argument = ((Operation)factors[place]).Arguments[0];
        var square = SquareIn(argument);

        // A plain exponential is likely to be met again without the number: worth it where the number is no float32 one.
        if (square is null && (float)number == number) return null;
        var value = square is { } u ? VectorMath.TimesExpOfSquare(number, lower(u.Of), u.Factor) : VectorMath.TimesExp(number, lower(argument));
        if (value is null) return null;
        factors.RemoveAt(place);
        factors.RemoveAt(0);
        return value;
    }

    /// <summary>Adds the factors of a product to a list; of anything else, itself.</summary>
    internal static void Collect(Formula formula, List<Formula> factors)
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
    internal static (Formula Of, float Factor)? SquareIn(Formula formula)
    {
        if (formula is not Operation o) return null;
        if (o.Operator == Operators.Negate && o.Arguments[0] is Operation over && over.Operator == Operators.Divide
            && over.Arguments[1] is Constant { Value: 2 })
            return Squared(over.Arguments[0]) is { } part ? (part, -0.5f) : null;
        if (o.Operator == Operators.Negate) return Squared(o.Arguments[0]) is { } whole ? (whole, -1) : null;
        if (o.Operator != Operators.Multiply || o.Arguments[0] is not Constant { Value: -0.5 or -1 } c) return null;
        return Squared(o.Arguments[1]) is { } half ? (half, (float)c.Value) : null;
    }

    private static Formula? Squared(Formula formula) =>
        formula is Operation o && o.Operator == Operators.Power && o.Arguments[1] is Constant { Value: 2 } ? o.Arguments[0] : null;

    /// <summary><c>e^s - 1</c>, where <paramref name="formula"/> is <paramref name="factor"/> times s, and s is softplus(u) or log1p(v).</summary>
    internal static VectorValue? GrowthIn(Formula formula, double factor, Func<Formula, VectorValue> lower)
    {
        if (formula is not Operation o) return null;
        if (factor != 1) return o.Operator == Operators.Multiply && o.Arguments[0] is Constant c && c.Value == factor ? GrowthIn(o.Arguments[1], 1, lower)
            : null;
        if (o.Operator == Operators.Softplus) return VectorMath.Exp(lower(o.Arguments[0]).AtMost(LargestExponent));
        return o.Operator == Operators.Log1p ? lower(o.Arguments[0]).AtMost(LargestGrowth) : null;
    }
}
