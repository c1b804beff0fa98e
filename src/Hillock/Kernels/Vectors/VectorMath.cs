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
    private static readonly float[] Roots = PowersOfTwo(1).Starts;
    private static readonly float[] RootRests = PowersOfTwo(1).Rests;

    /// <summary><c>e^x</c>.</summary>
    public static VectorValue Exp(VectorValue x)
    {
        var (n, rest) = Reduce(Inside(x));
        return Composed(n, ExpCurve(rest));
    }

    /// <summary>A number times <c>e^x</c>, rounded once; null if the program has read the tables for <c>e^x</c> itself already, or the product leaves the
    /// range of float32 at other x than that.</summary>
    public static VectorValue? TimesExp(double number, VectorValue x)
    {
        var (n, rest) = Reduce(Inside(x));
        return number is < 0.77 or > 400 || x.Program.HasLookup(Roots, n.Index) ? null : Composed(n, ExpCurve(rest), number);
    }

    /// <summary><c>e^x - 1</c> without cancellation.</summary>
    public static VectorValue Expm1(VectorValue x)
    {
        // The bounds of Exp, so that both share the reduction.
        var (n, start, tail) = ReduceExpm1(Inside(x));
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
        var quotient = Quotient(z);
        // z/(1 + z) = z - z·(z/(1 + z)), and 1/(1 + z) = 1 - z/(1 + z): the roundings inside the quotient count z times only, or not at all where
        // it is small. sigmoid(-x) shares all but the choice.
        var left = (-z).Fma(quotient, z);
        return x.Program.Positive(x.Sign < 0 ? left : (x < 0f).Select(left, 1f - quotient));
    }

    /// <summary><c>sigmoid(x)·sigmoid(-x)</c>, the derivative of the sigmoid.</summary>
    public static VectorValue SigmoidSlope(VectorValue x)
    {
        var z = Exp(-x.Abs());
        var quotient = Quotient(z);

        // z/(1 + z)^2 = z·(1 - q)^2, one rounding where q is small; near 0 the product q·(1 - q) is 1/4 - (1/2 - q)^2, in which the error of q does not count.
        var away = 0.5f - quotient;
        return (quotient > 0.25f).Select((-away).Fma(away, x.Program.Constant(0.25f)), (-z).Fma(quotient * (2f - quotient), z));
    }

    /// <summary><c>z / (1 + z)</c> for z = e^-|x|, as far as it is seen beside 1: a quotient of subnormal numbers takes ten times as long.</summary>
    private static VectorValue Quotient(VectorValue z) => z.AtLeast(1e-30f) / (1f + z);

    /// <summary>The same, for x = 2u, in a program that needs tanh(u) too: without a quotient.</summary>
    public static VectorValue SigmoidSlopeBesideTanh(VectorValue x, VectorValue u)
    {
        var z = Exp(-x.Abs());
        var y = TanhMagnitude(u);
        var half = y * 0.5f;

        // (1 - y^2)/4, and where that would cancel z/(1 + z)^2 = z·(1 - d/2)^2 for d = 1 - y, which is exact there.
        var near = (-half).Fma(half, x.Program.Constant(0.25f));
        var rest = 0.5f - half;
        return (y > 0.55f).Select((-z).Fma((-rest).Fma(rest, 1f - y), z), near);
    }

    /// <summary>Hyperbolic tangent.</summary>
    public static VectorValue Tanh(VectorValue x) => CopySign(TanhMagnitude(x), x);

    /// <summary><c>x - tanh(x)</c>; below 1 an odd polynomial (Chebyshev, off by 6e-8), since the difference cancels.</summary>
    public static VectorValue TanhShrink(VectorValue x)
    {
        var square = x * x;
        var near = square.Polynomial(0.33333331f, -0.13333129f, 0.053934789f, -0.021660115f, 0.0082189219f, -0.0025104593f, 0.00042069549f) * square * x;
        return (x.Abs() < 1f).Select(near, x - Tanh(x));
    }

    // 16 polynomials of degree 5 up to 9.1, where the function rounds to 1; near 0 the constant term is 0, which keeps the relative accuracy.
    private static VectorValue TanhMagnitude(VectorValue x)
    {
        var t = x.Abs().AtMost(9.1f);
        var piece = t.Fma(1 / 0.61f, x.Program.Constant(1f)).One(VectorOperation.ShiftRightInteger, 21);
        return Piecewise(t, piece, TanhCentres, TanhCoefficients);
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
        return Parts(n, ExpCurve(rest));
    }

    private static VectorValue ExpCurve(VectorValue rest) => rest * rest.Polynomial(1f, 0.50001615f, 0.16666715f);

    /// <summary>A number times 2^n·(1 + curve).</summary>
    private static VectorValue Composed((VectorValue Value, VectorValue Index) n, VectorValue curve, double number = 1)
    {
        var (exponent, start, tail) = Parts(n, curve, number);
        return curve.Program.Positive((start + tail).TimesPowerOfTwo(exponent));
    }

    /// <summary>The same, with e^r - 1 so well that near 0 e^x - 1 is good too.</summary>
    private static (VectorValue N, VectorValue Start, VectorValue Tail) ReduceExpm1(VectorValue x)
    {
        var (n, rest) = Reduce(x);
        return Parts(n, rest.Polynomial(0.5f, 0.1666699f, 0.041667093f).Fma(rest * rest, rest));
    }

    // Beyond the bounds e^x is 0 or infinity anyway, with some factors too; NaN passes through both.
    private static VectorValue Inside(VectorValue x) => x.AtLeast(-110f).AtMost(89f);

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

    /// <summary>A number times 2^n·e^r in parts, for <paramref name="curve"/> = e^r - 1: powers of 2 by sixteenths (Tang 1989), each with what rounding took
    /// from it.</summary>
    private static (VectorValue N, VectorValue Start, VectorValue Tail) Parts((VectorValue Value, VectorValue Index) n, VectorValue curve, double number = 1)
    {
        var (starts, rests) = number == 1 ? (Roots, RootRests) : PowersOfTwo(number);
        var start = curve.Program.Lookup(starts, n.Index);
        return (n.Value, start, start.Fma(curve, curve.Program.Lookup(rests, n.Index)));
    }

    private static (float[] Starts, float[] Rests) PowersOfTwo(double number)
    {
        double[] powers = [.. Enumerable.Range(0, VectorInstructions.TableSize).Select(j => number * Math.Pow(2, j / 16.0))];
        return ([.. powers.Select(p => (float)p)], [.. powers.Select(p => (float)(p - (float)p))]);
    }

    /// <summary><c>2^⌊n⌋</c> for n below 128; 0 or a denormal below -126.</summary>
    private static VectorValue PowerOfTwo(VectorValue n) => n.One(VectorOperation.PowerOfTwo);

    private static VectorValue CopySign(VectorValue magnitude, VectorValue sign) => sign.Sign switch
    {
        > 0 => magnitude,
        < 0 => -magnitude,
        _ => magnitude | (sign & sign.Program.Bits(int.MinValue)),
    };
}
