namespace Hillock.Formulas;

/// <summary>Sums and products that leave out the exact zeros and ones of derivatives.</summary>
internal static class Algebra
{
    internal static bool IsZero(Formula f) => f is Constant { Value: 0 };

    internal static bool IsOne(Formula f) => f is Constant { Value: 1 };

    internal static Formula Sum(Formula a, Formula b) => IsZero(a) ? b : IsZero(b) ? a : a + b;

    internal static Formula Difference(Formula a, Formula b) => IsZero(b) ? a : IsZero(a) ? -b : a - b;

    /// <summary><c>a * b</c>, 0 if either is exactly 0.</summary>
    internal static Formula Product(Formula a, Formula b) =>
        IsZero(a) || IsZero(b) ? Constant.Zero : IsOne(a) ? b : IsOne(b) ? a : a * b;

    /// <summary><c>a / b</c>, 0 if <c>a</c> is exactly 0.</summary>
    internal static Formula Quotient(Formula a, Formula b) => IsZero(a) ? Constant.Zero : IsOne(b) ? a : a / b;

    /// <summary><c>slope * inner</c>, an outer slope by the slope of its operand, where the outer may be infinite: inside a choice of <c>inner</c> that
    /// is exactly 0, the product is 0 too, as for <c>sqrt(max(0, x))</c> on the left.</summary>
    internal static Formula Chain(Formula slope, Formula inner) =>
        Masked(inner) is var (condition, a, b) ? Choose(condition, Chain(slope, a), Chain(slope, b)) : Product(slope, inner);

    /// <summary>Whether a slope is exactly 0 on one side of a choice.</summary>
    internal static bool IsMasked(Formula f) => Masked(f) is not null;

    /// <summary>The choice between two slopes, one of them exactly 0, that a slope comes to.</summary>
    private static (Formula Condition, Formula A, Formula B)? Masked(Formula f)
    {
        if (f is not Operation o) return null;
        if (o.Operator == Operators.Where) return IsZero(o[1]) || IsZero(o[2]) ? (o[0], o[1], o[2]) : null;
        if (o.Operator == Operators.Negate) return Masked(o[0]) is var (c, a, b) ? (c, Difference(Constant.Zero, a), Difference(Constant.Zero, b)) : null;
        if (o.Operator == Operators.Divide) return Masked(o[0]) is var (d, e, f2) ? (d, Quotient(e, o[1]), Quotient(f2, o[1])) : null;
        if (o.Operator != Operators.Multiply) return null;
        if (Masked(o[0]) is var (left, a1, b1)) return (left, Product(a1, o[1]), Product(b1, o[1]));
        return Masked(o[1]) is var (right, a2, b2) ? (right, Product(o[0], a2), Product(o[0], b2)) : null;
    }

    internal static Formula Choose(Formula condition, Formula a, Formula b) =>
        a.Equals(b) ? a : Operators.Where.Apply(condition, a, b);
}
