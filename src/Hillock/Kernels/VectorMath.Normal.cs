namespace Hillock.Kernels;

/// <content>The normal distribution function and the length of a pair.</content>
internal static partial class VectorMath
{
    // Beyond it every result is 0: e^(-14.5²/2) is half the least denormal.
    private const float LargestNormal = 14.5f;

    /// <summary>How likely a normal number is to lie below x; relative accuracy holds far into the left tail.</summary>
    /// <remarks>P(-t) = exp(-t²/2)·R(t) with R by 16 polynomials of degree 6, minimax on pieces that grow with t + 1. Each is centred
    /// where R is almost a float32 number, so that its first coefficient costs no accuracy.</remarks>
    public static VectorValue NormalCdf(VectorValue x)
    {
        var (n, power) = ReduceExpOfSquare(x, -0.5f);
        var t = x.Abs().AtMost(LargestNormal);

        // Two bits of the exponent of t + 1 and two of the mantissa number the pieces.
        var piece = (t + 1f).One(VectorOperation.ShiftRightInteger, 21);
        var away = t - x.Program.Lookup(TailCentres, piece);
        var curve = x.Program.Lookup(TailCoefficients[^1], piece);
        for (var i = TailCoefficients.Length - 2; i >= 0; i--) curve = curve.Fma(away, x.Program.Lookup(TailCoefficients[i], piece));
        var tail = (power * curve).TimesPowerOfTwo(n);
        return (x >= 0f).Select(1f - tail, tail);
    }

    /// <summary><c>e^(-u²/2)</c> or <c>e^(-u²)</c>, without the error that rounding u² would make.</summary>
    public static VectorValue ExpOfSquare(VectorValue u, float factor)
    {
        var (n, power) = ReduceExpOfSquare(u, factor);
        return power.TimesPowerOfTwo(n);
    }

    /// <summary>n and p with <c>e^(factor·u²) = p·2^n</c>; the factor is -½ or -1.</summary>
    private static (VectorValue N, VectorValue Power) ReduceExpOfSquare(VectorValue u, float factor)
    {
        var t = u.Abs().AtMost(factor == -0.5f ? LargestNormal : 10.25f);
        var square = t * t;
        var slip = t.Fma(t, -square);
        var n = (square * (factor * Log2E)).Round();

        // The remainder over the factor, a power of two: the first part is exact.
        var rest = n.Fma(-Ln2High / factor, square) + n.Fma(-Ln2Low / factor, slip);
        var power = rest.Polynomial(
            1f, factor, 0.49999991f * factor * factor, 0.16666521f * factor * factor * factor,
            0.041668963f * factor * factor * factor * factor, 0.00836867f * MathF.Pow(factor, 5), 0.0013782465f * MathF.Pow(factor, 6));
        return (n, power);
    }

    /// <summary><c>sqrt(a^2 + b^2)</c>; the larger is taken out, so that no square overflows.</summary>
    public static VectorValue Hypot(VectorValue a, VectorValue b)
    {
        var (u, v) = (a.Abs(), b.Abs());
        var (large, small) = (u.Two(VectorOperation.Max, v), u.Two(VectorOperation.Min, v));

        // Equal covers 0/0 and infinity/infinity.
        var ratio = large.IsEqual(small).Select(1f, small / large);
        return large * ratio.Fma(ratio, 1f).Sqrt();
    }

    private static readonly float[] TailCentres =
    [
        1.2561667f, 1.7365f, 2.269f, 2.7586668f, 3.47f, 4.523f, 5.527f, 6.516f,
        7.9666667f, 9.923333f, 11.970667f, 13.793f, 0f, 0.36808333f, 0.6220833f, 0.87625f,
    ];

    private static readonly float[][] TailCoefficients =
    [
        [
            0.23008071f, 0.18624626f, 0.15264674f, 0.13038367f, 0.10715297f, 0.084406674f, 0.070018604f, 0.059874557f,
            0.049322072f, 0.039806034f, 0.03309879f, 0.028773837f, 0.5f, 0.38138598f, 0.32393116f, 0.279578f,
        ],
        [
            -0.10992256f, -0.07552564f, -0.05258683f, -0.039257184f, -0.027121479f, -0.017170915f, -0.011949457f, -0.00879968f,
            -0.0060097696f, -0.003933739f, -0.0027276815f, -0.002064743f, -0.39894226f, -0.25856045f, -0.19743012f, -0.15396205f,
        ],
        [
            0.045999836f, 0.027547974f, 0.016663603f, 0.011043102f, 0.0065207123f, 0.0033713188f, 0.001986978f, 0.0012679237f,
            0.0007221243f, 0.0003851181f, 0.00022331146f, 0.00014741722f, 0.24999897f, 0.143107f, 0.100556605f, 0.07233427f,
        ],
        [
            -0.01737926f, -0.009229518f, -0.0049255793f, -0.0029309872f, -0.0014980676f, -0.00064078136f, -0.0003224752f, -0.00017929435f,
            -8.560107e-05f, -3.7358524e-05f, -1.816408e-05f, -1.0473509e-05f, -0.13295978f, -0.06863083f, -0.044957556f, -0.030193735f,
        ],
        [
            0.0060413745f, 0.0028811272f, 0.0013719514f, 0.0007389609f, 0.00033066265f, 0.000118189826f, 5.1141134e-05f, 2.4903153e-05f,
            1.0022379e-05f, 3.5926655e-06f, 1.4684975e-06f, 7.396175e-07f, 0.062290963f, 0.029488314f, 0.018142179f, 0.011487664f,
        ],
        [
            -0.0019752046f, -0.00084975496f, -0.0003657025f, -0.00017885676f, -7.140098e-05f, -2.1495247e-05f, -8.002763e-06f, -3.425577e-06f,
            -1.1831072e-06f, -3.4783025e-07f, -1.18929215e-07f, -5.1604477e-08f, -0.025490222f, -0.011437662f, -0.006793846f, -0.0040035048f,
        ],
        [
            0.00060888776f, 0.00022443495f, 9.020477e-05f, 4.5576395e-05f, 1.4027658e-05f, 3.8548665e-06f, 1.2770453e-06f, 4.6857474e-07f,
            1.3149686e-07f, 3.229545e-08f, 9.2047365e-09f, 4.795976e-09f, 0.0073647094f, 0.0027055112f, 0.0026148637f, 0.0005596054f,
        ],
    ];
}
