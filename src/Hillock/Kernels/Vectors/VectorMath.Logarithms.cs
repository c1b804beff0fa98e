namespace Hillock.Kernels;

internal static partial class VectorMath
{
    private const float SqrtHalf = 0.707106781f;

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

    /// <summary><c>log(1 + x^2)</c>; far out 2·log(1 + |x|), whose square would overflow.</summary>
    public static VectorValue Log1pOfSquare(VectorValue x)
    {
        var t = x.Abs();
        var far = t > 1e10f;
        var log = Log1p(far.Select(t, t * t));
        return far.Select(log + log, log);
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

    /// <summary><c>log(1 + e^x)</c>, that is max(x, 0) + log(1 + t) with t = e^-|x|.</summary>
    public static VectorValue Softplus(VectorValue x)
    {
        // As Exp does it, so that both share the steps.
        var (n, start, tail) = ReduceExp(Inside(-x.Abs()));
        var sum = start + tail;
        var t = sum.TimesPowerOfTwo(n);

        // What rounding took from t would count as much as the rounding of the result; its factor is 1/(1 + t), more or less 3/4.
        var slip = (tail - (sum - start)).TimesPowerOfTwo(n);

        // (log(1 + t) - t)/t²: around a middle at which it is almost a float32 number the rounding of each step counts little.
        var curve = (t - 0.5537109375f).Polynomial(
            -0.368774503f, 0.169634655f, -0.0854754522f, 0.0453299284f, -0.0248364545f, 0.013768144f, -0.0078399824f, 0.0055047865f, -0.00331846578f);

        // In this order the first sum is small where t is not.
        return x.Program.Positive(t + (t * t).Fma(curve, slip.Fma(0.75f, x.AtLeast(0f))));
    }

    /// <summary><c>log(1 + e^x) - log(2)</c>, that is max(x, 0) + log(1 + w/2) with w = e^-|x| - 1: 0 at 0 to the last digit.</summary>
    public static VectorValue ShiftedSoftplus(VectorValue x)
    {
        var w = Expm1(-x.Abs());
        var curve = w.Polynomial(
            0.50000001f, -0.124998437f, 0.041707749f, -0.01521484f, 0.00826711199f, 0.002837057f, 0.00941417107f, 0.00636801442f, 0.00274991544f);
        return w.Fma(curve, x.AtLeast(0f));
    }

    /// <summary><c>-log(1 + e^-x)</c>.</summary>
    public static VectorValue LogSigmoid(VectorValue x) => -Softplus(-x);

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
