namespace Hillock.Kernels;

internal static partial class VectorMath
{
    private const int LargestChain = 32;

    // Minimax lines of 1/sqrt(m): m from 0.5 to 1, then from 1 to 2, eight pieces each.
    private static readonly float[] RootOffsets =
    [
        2.05991554f, 1.94811988f, 1.85277891f, 1.77021027f, 1.69779241f, 1.63360035f, 1.57618499f, 1.52443123f,
        1.45658028f, 1.37752879f, 1.31011248f, 1.2517277f, 1.20052052f, 1.15512991f, 1.11453104f, 1.0779357f,
    ];

    private static readonly float[] RootSlopes =
    [
        -1.29324245f, -1.0941869f, -0.941450059f, -0.821225941f, -0.724584699f, -0.645520627f, -0.579861164f, -0.524626493f,
        -0.45723027f, -0.386853456f, -0.33285284f, -0.290347219f, -0.256179392f, -0.228225991f, -0.205011874f, -0.185483485f,
    ];

    /// <summary><c>x^y</c>: chains of products for small whole y, square roots for halves, else lane by lane in float64.</summary>
    public static VectorValue Power(VectorValue x, VectorValue y)
    {
        if (y.Known is not { } exponent) return General(x, y);
        if (exponent == 0.5f) return x.Sqrt();
        if (exponent == -0.5f) return 1f / x.Sqrt();
        if (exponent != MathF.Floor(exponent) || MathF.Abs(exponent) > LargestChain) return General(x, y);
        if (exponent == 0) return x.Program.Constant(1f);
        var chain = Chain(x, (int)MathF.Abs(exponent));
        return exponent < 0 ? 1f / chain : chain;
    }

    /// <summary><c>1 / sqrt(x)</c> for x from 1e-36 on, in less than a square root and a quotient take; null if the program has the square root already.</summary>
    /// <remarks>Half the exponent; of the rest straight lines by sixteenths of two octaves, then one correction of third order.</remarks>
    public static VectorValue? InverseSqrt(VectorValue x)
    {
        var p = x.Program;
        if (p.Has(VectorOperation.Sqrt, x)) return null;
        var inside = x.AtMost(3e38f);

        // The last bit of the exponent stays with the mantissa: a number from 0.5 to 2.
        var rest = (inside & p.Bits(0x00FFFFFF)) | p.Bits(0x3F000000);
        var piece = inside.One(VectorOperation.ShiftRightInteger, 20);
        var line = p.Lookup(RootSlopes, piece).Fma(rest, p.Lookup(RootOffsets, piece));
        var half = inside.One(VectorOperation.ShiftRightInteger, 1) & p.Bits(0x3F800000);
        var y = line.Two(VectorOperation.AddInteger, p.Bits(0x1F800000).Two(VectorOperation.SubtractInteger, half));
        var left = (-(inside * y)).Fma(y, 1f);
        return (y * left).Fma(left.Polynomial(0.5f, 0.375f), y);
    }

    private static VectorValue General(VectorValue x, VectorValue y)
    {
        // No lane is right yet: the mask is empty, and the repair computes them all.
        var none = x.Program.Bits(0);
        return x.Program.Repair(y, x, none, VectorRepair.Power, 1);
    }

    private static VectorValue Chain(VectorValue x, int n)
    {
        if (n == 1) return x;
        var half = Chain(x, n / 2);
        return n % 2 == 0 ? half * half : half * half * x;
    }
}
