namespace Hillock.Kernels;

internal static partial class VectorMath
{
    private const float SqrtHalf = 0.707106781f;
    private const float Log16 = 0.47000363f;
    private const float Log16Rest = -5.4455028e-9f;

    /// <summary>Natural logarithm; -∞ at 0, NaN below.</summary>
    public static VectorValue Log(VectorValue x)
    {
        var p = x.Program;
        // Denormals (and a little more, to keep 2^-e finite) are scaled up so that their exponent can be read from the bits.
        var tiny = x < 1e-37f;
        var scaled = tiny.Select(x * 33554432f, x);
        var e = Exponent(scaled);
        var f = (scaled * 0.25f).Fma(PowerOfTwo(2f - e), p.Constant(-1f));
        var value = LogSum(f, e - (tiny & p.Constant(25f)));
        return LogEnds(x, x, value);
    }

    /// <summary><c>log(1 + x)</c> without cancellation; -∞ at -1, NaN below.</summary>
    public static VectorValue Log1p(VectorValue x)
    {
        var u = x + 1f;
        var e = Exponent(u);
        // f = 2^-e·(1 + x) - 1 with one rounding, though 1 + x itself was rounded; 2^-e is subnormal from e = 127.
        var down = PowerOfTwo(2f - e) * 0.25f;
        return LogEnds(u, x, LogSum(x.Fma(down, down - 1f), e));
    }

    /// <summary>Inverse hyperbolic sine.</summary>
    public static VectorValue Asinh(VectorValue x)
    {
        var p = x.Program;
        var t = x.Abs();
        var square = t * t;
        var near = square.Polynomial(
            -0.16666667f, 0.07500024f, -0.044645716f, 0.030388532f, -0.022291305f, 0.0166768f, -0.011537177f, 0.0063598952f, -0.0023028529f,
            0.00039183968f).Fma(square * t, t);

        // log(t + h) with h = sqrt(1 + t²): both are made smaller, so that the sum stays below 2^126, and 2^-e·(t + h) - 1 is not rounded as a sum.
        var (a, b) = (t * 0.125f, Hypot(t, 1f) * 0.125f);
        var e = Exponent(a + b);
        var down = PowerOfTwo(-e);
        var far = LogSum(b.Fma(down, a.Fma(down, p.Constant(-1f))), e + 3f);
        return CopySign((t < 1f).Select(near, (t < float.PositiveInfinity).Select(far, t)), x);
    }

    /// <summary><c>log(1 + t)</c> for 0 ≤ t ≤ 1; NaN passes.</summary>
    private static VectorValue Log1pOfUnit(VectorValue t)
    {
        // Above √2 - 1: log(1 + t) = log 1.6 + log(1 + 5/8·t - 3/8): the first part of that sum is never cancelled.
        var p = t.Program;
        var large = t > 0.414213562f;
        var f = large.Select(t.Fma(0.625f, p.Constant(-0.375f)), t);
        return (large & p.Constant(Log16)) + (f + LogRest(f, large & p.Constant(Log16Rest)));
    }

    /// <summary><c>log(1 + f) + e·ln 2</c> for f in [√½ - 1, √2 - 1].</summary>
    private static VectorValue LogSum(VectorValue f, VectorValue e) => e.Fma(Ln2High, f + LogRest(f, e * Ln2Low));

    /// <summary><c>log(1 + f) - f + low</c>, small beside f.</summary>
    private static VectorValue LogRest(VectorValue f, VectorValue low)
    {
        var square = f * f;
        var tail = f.Polynomial(
            0.333333164f, -0.250008217f, 0.200023198f, -0.166241450f, 0.141801922f, -0.131321037f, 0.128901644f, -0.0786054182f);
        return square.Fma(-0.5f, (tail * f).Fma(square, low));
    }

    /// <summary>The exponent that brings a positive normal number into [√½, √2).</summary>
    private static VectorValue Exponent(VectorValue x)
    {
        var p = x.Program;
        var offset = x.Two(VectorOperation.SubtractInteger, p.Constant(SqrtHalf));
        return offset.One(VectorOperation.ShiftRightInteger, 23).One(VectorOperation.SingleFromInteger);
    }

    /// <summary>The ends of the domain: +∞ at +∞, -∞ where the argument is 0, NaN below and for NaN.</summary>
    private static VectorValue LogEnds(VectorValue argument, VectorValue x, VectorValue value)
    {
        var p = argument.Program;
        value = (argument < float.PositiveInfinity).Select(value, x);            // +∞ and NaN as they came
        value = argument.IsEqual(p.Constant(0f)).Select(float.NegativeInfinity, value);
        return (argument < 0f).Select(float.NaN, value);
    }
}
