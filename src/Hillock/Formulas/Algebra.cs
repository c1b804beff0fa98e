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

    internal static Formula Choose(Formula condition, Formula a, Formula b) =>
        a.Equals(b) ? a : Operators.Where.Apply(condition, a, b);
}
