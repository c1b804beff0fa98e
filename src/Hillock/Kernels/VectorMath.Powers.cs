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
