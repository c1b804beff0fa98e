using Hillock.Formulas;

namespace Hillock.Kernels;

/// <summary>Sums that are derivatives of something gated, in a form whose terms cancel before they are rounded.</summary>
internal static class SumPatterns
{
    private static readonly double InverseRootOfTwoPi = 1 / Math.Sqrt(2 * Math.PI);

    /// <summary>The value of <paramref name="sum"/> if it has such a form, else null.</summary>
    public static VectorValue? Match(Operation sum, Func<Formula, VectorValue> lower)
    {
        var (a, b) = (sum.Arguments[0], sum.Arguments[1]);
        return NormalSlope(a, b, lower) ?? NormalSlope(b, a, lower) ?? TimesSigmoid(a, b, lower) ?? TimesSigmoid(b, a, lower);
    }

    /// <summary>The product of some factors; 1 where there are none.</summary>
    public static Formula Product(IReadOnlyCollection<Formula> factors) => factors.Count == 0 ? Constant.One : factors.Aggregate((a, b) => a * b);

    /// <summary><c>Φ(u) + u·φ(u)</c>, the derivative of <c>u·Φ(u)</c>.</summary>
    private static VectorValue? NormalSlope(Formula normal, Formula product, Func<Formula, VectorValue> lower)
    {
        if (normal is not Operation { Operator: var op, Arguments: [var u] } || op != Operators.NormalCdf) return null;
        var factors = Factors(product);
        if (factors is not [Constant { Value: var number }, _, _] || Math.Abs(number - InverseRootOfTwoPi) > 1e-15 || !factors.Remove(u)) return null;
        return factors[1] is Operation power && power.Operator == Operators.Exp && LoweringPatterns.SquareIn(power.Arguments[0]) is (var of, -0.5f)
            && of.Equals(u)
            ? VectorMath.NormalSlope(lower(u))
            : null;
    }

    /// <summary><c>a·s + b·s·s'</c> for s = sigmoid(u) and s' = sigmoid(-u) as <c>s·(a + b·s')</c>: where the terms cancel, the roundings of s do not count.
    /// Other sigmoids in a or b make pairs of their own.</summary>
    private static VectorValue? TimesSigmoid(Formula left, Formula right, Func<Formula, VectorValue> lower)
    {
        List<Formula> one = Factors(left), both = Factors(right);
        var gate = one.Find(f => IsSigmoid(f) && both.Contains(f));
        if (gate is not Operation { Arguments: [var u] } || LoweringPatterns.GrowthIn(u, 2, lower) is not null
            || LoweringPatterns.GrowthIn(u, -2, lower) is not null) return null;
        one.Remove(gate);
        both.Remove(gate);
        if (both.Find(f => IsSigmoid(f) && (u + ((Operation)f).Arguments[0]).Simplify() is Constant { Value: 0 }) is not { } complement) return null;
        both.Remove(complement);
        return one.Concat(both).SelectMany(Nodes.Of).Any(IsSigmoid) ? null : lower(gate) * lower(Product(one) + (Product(both) * complement));
    }

    private static bool IsSigmoid(Formula formula) => formula is Operation o && o.Operator == Operators.Sigmoid;

    private static List<Formula> Factors(Formula product)
    {
        var factors = new List<Formula>();
        LoweringPatterns.Collect(product, factors);
        return factors;
    }
}
