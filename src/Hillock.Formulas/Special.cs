namespace Hillock.Formulas;

/// <summary>Functions that <see cref="Math"/> lacks, to a few units in the last place.</summary>
public static class Special
{
    private const double Near = 0.46875;

    /// <summary><c>e^x - 1</c>; near 0 Kahan's quotient, in which the rounding errors of both logarithm and exponential cancel.</summary>
    public static double Expm1(double x)
    {
        if (!(Math.Abs(x) < 0.7)) return Math.Exp(x) - 1;
        var u = Math.Exp(x);
        return u == 1 ? x : (u - 1) * (x / Math.Log(u));
    }

    /// <summary><c>log(1 + x)</c>, by the same quotient.</summary>
    internal static double Log1p(double x)
    {
        if (!(Math.Abs(x) < 0.7)) return Math.Log(1 + x);
        var u = 1 + x;
        return u == 1 ? x : Math.Log(u) * (x / (u - 1));
    }

    internal static double Sigmoid(double x)
    {
        if (x >= 0) return 1 / (1 + Math.Exp(-x));
        var e = Math.Exp(x);
        return e / (1 + e);
    }

    internal static double Softplus(double x) =>
        double.IsNaN(x) ? x : Math.Max(x, 0) + Log1p(Math.Exp(-Math.Abs(x)));

    /// <summary>Error function by the rational approximations of W. J. Cody, Math. Comp. 23 (1969).</summary>
    internal static double Erf(double x)
    {
        var y = Math.Abs(x);
        if (double.IsNaN(x)) return x;
        if (y <= Near) return x * Ratio(y * y, NearNumerator, NearDenominator);
        return y > 6 ? Math.Sign(x) : Math.Sign(x) * (1 - Erfc(y));
    }

    /// <summary>How likely a normal number is to lie below x, <c>erfc(-x / sqrt(2)) / 2</c>; accurate in the left tail.</summary>
    internal static double NormalCdf(double x)
    {
        if (double.IsNaN(x)) return x;
        var y = Math.Abs(x) * Math.Sqrt(0.5);
        if (y <= Near) return 0.5 + (0.5 * Erf(x * Math.Sqrt(0.5)));
        var tail = y > 40 ? 0 : 0.5 * Erfc(y);
        return x < 0 ? tail : 1 - tail;
    }

    /// <summary><c>1 - erf(y)</c> for y above <see cref="Near"/>.</summary>
    private static double Erfc(double y)
    {
        var tail = y <= 4 ? Ratio(y, MiddleNumerator, MiddleDenominator) : FarTail(y);

        // exp(-y^2) in two parts: the square of y cut to 4 binary places is exact.
        var cut = Math.Truncate(y * 16) / 16;
        var rest = (y - cut) * (y + cut);
        return Math.Exp(-cut * cut) * Math.Exp(-rest) * tail;
    }

    private static double FarTail(double y)
    {
        var s = 1 / (y * y);
        return ((1 / Math.Sqrt(Math.PI)) - (s * Ratio(s, FarNumerator, FarDenominator))) / y;
    }

    /// <summary>A ratio of polynomials, highest power first.</summary>
    private static double Ratio(double x, ReadOnlySpan<double> numerator, ReadOnlySpan<double> denominator)
    {
        double a = 0, b = 0;
        foreach (var c in numerator) a = (a * x) + c;
        foreach (var c in denominator) b = (b * x) + c;
        return a / b;
    }

    private static ReadOnlySpan<double> NearNumerator =>
    [
        1.85777706184603153e-1, 3.16112374387056560, 1.13864154151050156e2, 3.77485237685302021e2, 3.20937758913846947e3,
    ];

    private static ReadOnlySpan<double> NearDenominator =>
    [
        1, 2.36012909523441209e1, 2.44024637934444173e2, 1.28261652607737228e3, 2.84423683343917062e3,
    ];

    private static ReadOnlySpan<double> MiddleNumerator =>
    [
        2.15311535474403846e-8, 5.64188496988670089e-1, 8.88314979438837594, 6.61191906371416295e1, 2.98635138197400131e2,
        8.81952221241769090e2, 1.71204761263407058e3, 2.05107837782607147e3, 1.23033935479799725e3,
    ];

    private static ReadOnlySpan<double> MiddleDenominator =>
    [
        1, 1.57449261107098347e1, 1.17693950891312499e2, 5.37181101862009858e2, 1.62138957456669019e3,
        3.29079923573345963e3, 4.36261909014324716e3, 3.43936767414372164e3, 1.23033935480374942e3,
    ];

    private static ReadOnlySpan<double> FarNumerator =>
    [
        1.63153871373020978e-2, 3.05326634961232344e-1, 3.60344899949804439e-1, 1.25781726111229246e-1,
        1.60837851487422766e-2, 6.58749161529837803e-4,
    ];

    private static ReadOnlySpan<double> FarDenominator =>
    [
        1, 2.56852019228982242, 1.87295284992346725, 5.27905102951428412e-1, 6.05183413124413191e-2, 2.33520497626869185e-3,
    ];
}
