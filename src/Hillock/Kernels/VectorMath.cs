namespace Hillock.Kernels;

/// <summary>The exponential family in float32 vector steps, each within 2 ULP of the correctly rounded value.</summary>
/// <remarks>Polynomials are minimax (Remez 1934) for the stated interval; reductions follow Cody and Waite 1980.</remarks>
internal static partial class VectorMath
{
    private const float Log2E = 1.44269504f;
    private const float Ln2High = 0.693359375f;      // 9 bits, so that n·Ln2High is exact
    private const float Ln2Low = -2.12194440e-4f;
    private const float Ln2 = 0.6931472f;
    private const float Ln2Rest = -1.9046542e-9f;

    // 2^(j/16), and what rounding took from it.
    private static readonly float[] Roots =
    [
        1f, 1.0442737f, 1.0905077f, 1.1387886f, 1.1892071f, 1.2418578f, 1.2968396f, 1.3542556f,
        1.4142135f, 1.4768262f, 1.5422108f, 1.6104903f, 1.6817929f, 1.7562522f, 1.8340081f, 1.9152066f,
    ];

    private static readonly float[] RootRests =
    [
        0f, 4.83347e-8f, -1.307754e-8f, 5.3862223e-8f, 3.7976353e-8f, 4.496838e-8f, -4.0189995e-8f, -1.0123349e-8f,
        2.4203235e-8f, -4.500899e-8f, 8.070905e-9f, 9.836217e-9f, -2.4755327e-8f, -9.23577e-9f, -1.1239278e-8f, 9.845328e-9f,
    ];

    /// <summary><c>e^x</c>.</summary>
    public static VectorValue Exp(VectorValue x)
    {
        // Beyond the bounds the result is 0 or infinity anyway; NaN passes through both.
        var (n, start, tail) = ReduceExp(x.AtLeast(-104f).AtMost(89f));
        return (start + tail).TimesPowerOfTwo(n);
    }

    /// <summary><c>e^x - 1</c> without cancellation.</summary>
    public static VectorValue Expm1(VectorValue x)
    {
        // The bounds of Exp, so that both share the reduction.
        var (n, start, tail) = ReduceExpm1(x.AtLeast(-104f).AtMost(89f));
        // 2·(2^(n-1)·(start + tail) - ½): the half keeps 2^n finite at n = 128.
        var half = PowerOfTwo(n - 1f);
        var sum = half.Fma(tail, half.Fma(start, x.Program.Constant(-0.5f)));
        return sum + sum;
    }

    /// <summary><c>1 / (1 + e^-x)</c>.</summary>
    public static VectorValue Sigmoid(VectorValue x)
    {
        // e^-|x| never overflows, and keeps its relative accuracy far into the tail.
        var z = Exp(-x.Abs());
        var quotient = z / (1f + z);
        // z/(1 + z) = z - z·(z/(1 + z)), and 1/(1 + z) = 1 - z/(1 + z): the roundings inside the quotient count z times only, or not at all where
        // it is small. sigmoid(-x) shares all but the choice.
        return (x < 0f).Select((-z).Fma(quotient, z), 1f - quotient);
    }

    /// <summary><c>sigmoid(x)·sigmoid(-x)</c>, the derivative of the sigmoid.</summary>
    public static VectorValue SigmoidSlope(VectorValue x)
    {
        var z = Exp(-x.Abs());
        var quotient = z / (1f + z);

        // z/(1 + z)^2 = z·(1 - q)^2, one rounding where q is small; near 0 the product q·(1 - q) is 1/4 - (1/2 - q)^2, in which the error of q does not count.
        var away = 0.5f - quotient;
        return (quotient > 0.25f).Select((-away).Fma(away, x.Program.Constant(0.25f)), (-z).Fma(quotient * (2f - quotient), z));
    }

    /// <summary><c>log(1 + e^x)</c>.</summary>
    public static VectorValue Softplus(VectorValue x) => x.AtLeast(0f) + Log1pOfUnit(Exp(-x.Abs()));

    /// <summary><c>-log(1 + e^-x)</c>.</summary>
    public static VectorValue LogSigmoid(VectorValue x) => x.AtMost(0f) - Log1pOfUnit(Exp(-x.Abs()));

    /// <summary>Hyperbolic tangent.</summary>
    public static VectorValue Tanh(VectorValue x)
    {
        // Near 0 an odd polynomial; elsewhere 1 - 2·e^-2|x|/(1 + e^-2|x|), which shares its exponential and quotient with sigmoid(2x).
        var square = x * x;
        var near = square.Polynomial(-0.33333331f, 0.13333087f, -0.053920794f, 0.021533232f, -0.0077552856f, 0.001775734f)
            .Fma(square * x, x);
        var z = Exp(-(2f * x).Abs());
        var quotient = z / (1f + z);
        var far = CopySign(quotient.Fma(-2f, x.Program.Constant(1f)), x);
        return (x.Abs() < 0.8f).Select(near, far);
    }

    /// <summary>-1, 0 or 1; NaN passes.</summary>
    public static VectorValue Sign(VectorValue x)
    {
        var one = x.Program.Constant(1f);
        return (x > 0f).Select(one, (x < 0f).Select(-1f, x));
    }

    /// <summary>n, s and t with <c>e^x = 2^⌊n⌋·(s + t)</c>; t is small beside s.</summary>
    private static (VectorValue N, VectorValue Start, VectorValue Tail) ReduceExp(VectorValue x)
    {
        var (n, rest) = Reduce(x);
        return Parts(n, rest * rest.Polynomial(1f, 0.50001615f, 0.16666715f));
    }

    /// <summary>The same, with e^r - 1 so well that near 0 e^x - 1 is good too.</summary>
    private static (VectorValue N, VectorValue Start, VectorValue Tail) ReduceExpm1(VectorValue x)
    {
        var (n, rest) = Reduce(x);
        return Parts(n, rest.Polynomial(0.5f, 0.1666699f, 0.041667093f).Fma(rest * rest, rest));
    }

    private static ((VectorValue Value, VectorValue Index) N, VectorValue Remainder) Reduce(VectorValue x)
    {
        var n = Sixteenths(x, Log2E);
        return (n, n.Value.Fma(-Ln2Rest, n.Value.Fma(-Ln2, x)));
    }

    /// <summary>A number times a factor to the nearest sixteenth, and an integer whose low 4 bits number the sixteenths.</summary>
    private static (VectorValue Value, VectorValue Index) Sixteenths(VectorValue x, float factor)
    {
        // Beside 1.5·2^19 there is no room for less than a sixteenth.
        const float Large = 786_432f;
        var sum = x.Fma(factor, x.Program.Constant(Large));
        return (sum - Large, sum);
    }

    /// <summary>2^n·e^r in parts, for <paramref name="curve"/> = e^r - 1: powers of 2 by sixteenths (Tang 1989), each with what rounding took from it.</summary>
    private static (VectorValue N, VectorValue Start, VectorValue Tail) Parts((VectorValue Value, VectorValue Index) n, VectorValue curve)
    {
        var start = curve.Program.Lookup(Roots, n.Index);
        return (n.Value, start, start.Fma(curve, curve.Program.Lookup(RootRests, n.Index)));
    }

    /// <summary><c>2^⌊n⌋</c> for n below 128; 0 or a denormal below -126.</summary>
    private static VectorValue PowerOfTwo(VectorValue n) => n.One(VectorOperation.PowerOfTwo);

    private static VectorValue CopySign(VectorValue magnitude, VectorValue sign) =>
        magnitude | (sign & sign.Program.Bits(int.MinValue));
}
