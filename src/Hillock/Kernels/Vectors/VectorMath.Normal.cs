namespace Hillock.Kernels;

/// <content>The normal distribution function and the length of a pair.</content>
internal static partial class VectorMath
{
    // Beyond it every result is 0, with a factor of x too: e^(-14.7²/2) is 1/120 of the least denormal.
    private const float LargestNormal = 14.7f;

    /// <summary>How likely a normal number is to lie below x; relative accuracy holds far into the left tail.</summary>
    /// <remarks>P(-t) = exp(-t²/2)·R(t) with R by 16 polynomials of degree 6, minimax on pieces that grow with t + 1. Each is centred
    /// where R is almost a float32 number, so that its first coefficient costs no accuracy.</remarks>
    public static VectorValue NormalCdf(VectorValue x)
    {
        var (_, tail) = Tail(x);
        return x.Program.Positive((x >= 0f).Select(1f - tail, tail));
    }

    /// <summary><c>x·Φ(x)</c> as max(x, 0) - |x|·Φ(-|x|): one rounding, and nothing to choose.</summary>
    public static VectorValue TimesNormalCdf(VectorValue x)
    {
        var (t, tail) = Tail(x);
        return (-t).Fma(tail, x.AtLeast(0f));
    }

    /// <summary>|x|, limited, and how likely a normal number is to lie below -|x|.</summary>
    private static (VectorValue T, VectorValue Tail) Tail(VectorValue x)
    {
        var (n, start, rest, t, quotient) = TailParts(x);
        return (t, start.Fma(quotient, rest * quotient).TimesPowerOfTwo(n));
    }

    /// <summary>n, s, r, t = |x| and R(t) with <c>P(-t) = 2^⌊n⌋·(s + r)·R(t)</c>.</summary>
    private static (VectorValue N, VectorValue Start, VectorValue Low, VectorValue T, VectorValue Quotient) TailParts(VectorValue x)
    {
        var (sixteenths, curve) = CurveOfSquare(x, -0.5f);
        var (n, start, rest) = Parts(sixteenths, curve);
        var t = x.Abs().AtMost(LargestNormal);

        // Two bits of the exponent of t + 1 and two of the mantissa number the pieces.
        var piece = (t + 1f).One(VectorOperation.ShiftRightInteger, 21);
        return (n, start, rest, t, Piecewise(t, piece, TailCentres, TailCoefficients));
    }

    /// <summary>Error function.</summary>
    /// <remarks>x·(erf(|x|)/|x|), the quotient by 16 polynomials of degree 6 up to 4, where the function rounds to 1.</remarks>
    public static VectorValue Erf(VectorValue x)
    {
        // Beside 1.5·2^23 there is no room for less than a whole.
        var t = x.Abs().AtMost(4f);
        var piece = t.Fma(3.75f, x.Program.Constant(12_582_912f));
        return CopySign((t * Piecewise(t, piece, ErfCentres, ErfCoefficients)).AtMost(1f), x);
    }

    /// <summary>The polynomial of the piece in which t lies; the low 4 bits of <paramref name="piece"/> number it.</summary>
    private static VectorValue Piecewise(VectorValue t, VectorValue piece, float[] centres, float[][] coefficients)
    {
        var away = t - t.Program.Lookup(centres, piece);
        var curve = t.Program.Lookup(coefficients[^1], piece);
        for (var i = coefficients.Length - 2; i >= 0; i--) curve = curve.Fma(away, t.Program.Lookup(coefficients[i], piece));
        return curve;
    }

    /// <summary><c>e^(-u²/2)</c> or <c>e^(-u²)</c>, without the error that rounding u² would make.</summary>
    public static VectorValue ExpOfSquare(VectorValue u, float factor)
    {
        var (n, curve) = CurveOfSquare(u, factor);
        return Composed(n, curve);
    }

    /// <summary>A number times <see cref="ExpOfSquare"/>, rounded once; null if the program has read the tables for that itself already, or the product
    /// is no number 0 where that is.</summary>
    public static VectorValue? TimesExpOfSquare(double number, VectorValue u, float factor)
    {
        var (n, curve) = CurveOfSquare(u, factor);
        return number is <= 0 or > 3 || u.Program.HasLookup(Roots, n.Index) ? null : Composed(n, curve, number);
    }

    /// <summary>n and c with <c>e^(factor·u²) = (1 + c)·2^n</c>.</summary>
    private static ((VectorValue Value, VectorValue Index) N, VectorValue Curve) CurveOfSquare(VectorValue u, float factor)
    {
        var t = u.Abs().AtMost(factor == -0.5f ? LargestNormal : 10.25f);
        var n = Sixteenths(t * t, factor * Log2E);

        // u² - n·ln 2/factor rounded once: so many sixteenths times so few bits are exact, and the square is not rounded by itself.
        var (high, low) = factor == -0.5f ? (1.38623047f, 6.38923666e-5f) : (0.692871094f, 2.76086823e-4f);
        var rest = n.Value.Fma(low, t.Fma(t, n.Value * high));
        return (n, rest * rest.Polynomial(factor, 0.50001615f * factor * factor, 0.16666715f * factor * factor * factor));
    }

    /// <summary><c>sqrt(a^2 + b^2)</c>; no square overflows.</summary>
    public static VectorValue Hypot(VectorValue a, VectorValue b)
    {
        if (a.Known is { } first && IsModerate(first)) return Hypot(b, first);
        if (b.Known is { } second && IsModerate(second)) return Hypot(a, second);

        // The larger is taken out.
        var (u, v) = (a.Abs(), b.Abs());
        var (large, small) = (u.Two(VectorOperation.Max, v), u.Two(VectorOperation.Min, v));

        // Equal covers 0/0 and infinity/infinity.
        var ratio = large.IsEqual(small).Select(1f, small / large);
        return large * ratio.Fma(ratio, 1f).Sqrt();
    }

    // Beside numbers from 1e18 on such a constant is nothing, and below them no square overflows.
    private static bool IsModerate(float constant) => MathF.Abs(constant) is > 1e-12f and < 1e12f;

    private static VectorValue Hypot(VectorValue a, float constant)
    {
        var magnitude = a.Abs();
        return (magnitude > 1e18f).Select(magnitude, a.Fma(a, a.Program.Constant(constant * constant)).Sqrt());
    }
}
