namespace Hillock.Kernels;

/// <summary>The exponential family in float32 vector steps, each within 2 ULP of the correctly rounded value.</summary>
/// <remarks>Polynomials are minimax (Remez 1934) for the stated interval; reductions follow Cody and Waite 1980.</remarks>
internal static partial class VectorMath
{
    private const float Log2E = 1.44269504f;
    private const float Ln2High = 0.693359375f;      // 9 bits, so that n·Ln2High is exact
    private const float Ln2Low = -2.12194440e-4f;
    private const float Ln2 = 0.693147181f;

    /// <summary><c>e^x</c>.</summary>
    public static VectorValue Exp(VectorValue x)
    {
        // Beyond the bounds the result is 0 or infinity anyway; NaN passes through both.
        var (n, tail) = ReduceExp(x.AtLeast(-104f).AtMost(89f));
        return (tail + 1f).TimesPowerOfTwo(n);
    }

    /// <summary><c>e^x - 1</c> for x in [-87, 0].</summary>
    private static VectorValue NegativeExpm1(VectorValue x)
    {
        var (n, tail) = ReduceExp(x);
        var power = PowerOfTwo(n);
        return power.Fma(tail, power - 1f);
    }

    /// <summary><c>e^x - 1</c> without cancellation.</summary>
    public static VectorValue Expm1(VectorValue x)
    {
        // The bounds of Exp, so that both share the reduction.
        var (n, tail) = ReduceExp(x.AtLeast(-104f).AtMost(89f));
        // 2·(2^(n-1)·(e^r - 1) + 2^(n-1) - ½): the halves keep 2^n finite at n = 128.
        var half = PowerOfTwo(n - 1f);
        var sum = half.Fma(tail, half - 0.5f);
        return sum + sum;
    }

    /// <summary><c>1 / (1 + e^-x)</c>.</summary>
    public static VectorValue Sigmoid(VectorValue x)
    {
        // e^-|x| never overflows, and keeps its relative accuracy far into the tail.
        var z = Exp(-x.Abs());
        var inverse = 1f / (1f + z);
        // z/(1 + z) = z - z·(z/(1 + z)): the roundings inside the quotient count z times only. sigmoid(-x) shares all but the choice.
        return (x < 0f).Select((-z).Fma(z * inverse, z), inverse);
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
        var near = square.Polynomial(-0.333332993f, 0.133319582f, -0.0537866837f, 0.0208053849f, -0.00590586880f)
            .Fma(square * x, x);
        var z = Exp(-(2f * x).Abs());
        var inverse = 1f / (1f + z);
        var far = CopySign((-2f * z).Fma(inverse, x.Program.Constant(1f)), x);
        return (x.Abs() < 0.6f).Select(near, far);
    }

    /// <summary>-1, 0 or 1; NaN passes.</summary>
    public static VectorValue Sign(VectorValue x)
    {
        var one = x.Program.Constant(1f);
        return (x > 0f).Select(one, (x < 0f).Select(-1f, x));
    }

    /// <summary>n and <c>e^r - 1</c> with <c>x = n·ln 2 + r</c>, |r| ≤ ½ ln 2.</summary>
    private static (VectorValue N, VectorValue Tail) ReduceExp(VectorValue x)
    {
        // The high part of r is exact; adding its low part last saves a rounding.
        var n = (x * Log2E).Round();
        var high = n.Fma(-Ln2High, x);
        var low = n * -Ln2Low;
        var r = high + low;
        var curve = r.Polynomial(0.500000010f, 0.166665159f, 0.0416661969f, 0.00836923903f, 0.00139510815f);
        return (n, high + curve.Fma(r * r, low));
    }

    /// <summary><c>2^n</c> for integral n up to 127; 0 or a denormal below -126.</summary>
    private static VectorValue PowerOfTwo(VectorValue n) => n.One(VectorOperation.PowerOfTwo);

    private static VectorValue CopySign(VectorValue magnitude, VectorValue sign) =>
        magnitude | (sign & sign.Program.Bits(int.MinValue));
}
