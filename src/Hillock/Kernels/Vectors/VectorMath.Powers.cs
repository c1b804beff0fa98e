namespace Hillock.Kernels;

internal static partial class VectorMath
{
    private const int LargestChain = 32;

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

    /// <summary><c>1 / sqrt(x)</c> for x from 1e-36 on, in less than a square root and a quotient take; null if the program has the square root
    /// already.</summary>
    /// <remarks>A first guess from the bits, half the exponent (Lomont 2003), a quadratic correction, minimax, then one of Newton's.</remarks>
    public static VectorValue? InverseSqrt(VectorValue x)
    {
        var p = x.Program;
        if (p.Has(VectorOperation.Sqrt, x)) return null;
        var inside = x.AtMost(3e38f);
        var guess = p.Bits(0x5f375a86).Two(VectorOperation.SubtractInteger, inside.One(VectorOperation.ShiftRightInteger, 1));
        var y = guess * (-(inside * guess)).Fma(guess, 1f).Polynomial(1.00000024f, 0.501097143f, 0.375485957f);
        return (y * 0.5f).Fma((-(inside * y)).Fma(y, 1f), y);
    }

    /// <summary><c>sqrt(x^2 + 1) - 1</c> without cancellation: |x|·|x|/(sqrt(x^2 + 1) + 1).</summary>
    public static VectorValue LengthRest(VectorValue x)
    {
        // Beyond it the quotient is 1.
        var t = x.Abs().AtMost(1e18f);
        var square = t.Fma(t, x.Program.Constant(1f));
        var root = InverseSqrt(square) is { } inverse ? square * inverse : square.Sqrt();
        return x.Abs() * (t / (root + 1f));
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
