namespace Hillock.Kernels;

internal static partial class VectorMath
{
    // Above this the three-part reduction loses bits; those lanes are repaired one by one in float64.
    private const float LargestReduced = 40_000f;

    /// <summary>Sine of <c>factor·x</c>.</summary>
    public static VectorValue Sin(VectorValue x, double factor) => Circular(x, factor, 0, VectorRepair.Sin);

    /// <summary>Cosine of <c>factor·x</c>.</summary>
    public static VectorValue Cos(VectorValue x, double factor) => Circular(x, factor, 1, VectorRepair.Cos);

    /// <summary>Arc tangent.</summary>
    public static VectorValue Atan(VectorValue x)
    {
        var p = x.Program;
        var one = p.Constant(1f);
        var magnitude = x.Abs();
        var far = magnitude > 2.41421356f;       // tan 3π/8: atan t = π/2 + atan(-1/t)
        var middle = magnitude > 0.414213562f;   // tan π/8: atan t = π/4 + atan((t - 1)/(t + 1))
        var numerator = far.Select(p.Constant(-1f), middle.Select(magnitude - one, magnitude));
        var denominator = far.Select(magnitude, middle.Select(magnitude + one, one));
        var r = numerator / denominator;
        var square = r * r;
        var tail = square.Polynomial(-0.333333153f, 0.199984785f, -0.142436286f, 0.105942768f, -0.0607885776f);
        var offset = far.Select(p.Constant(1.57079637f), middle & p.Constant(0.785398185f));
        var low = far.Select(p.Constant(-4.37113883e-8f), middle & p.Constant(-2.18556941e-8f));
        return CopySign(offset + (r + tail.Fma(square * r, low)), x);
    }

    private static VectorValue Circular(VectorValue from, double factor, int quarterTurns, int repair)
    {
        var p = from.Program;
        var x = factor == 1 ? from : from * (float)factor;
        var n = (x * 0.636619772f).Round();
        var r = n.Fma(-5.39030253e-15f, n.Fma(-7.54978942e-8f, n.Fma(-1.57079625f, x)));
        var square = r * r;
        var sine = square.Polynomial(-0.166666548f, 0.00833216892f, -0.000195160116f).Fma(square * r, r);
        var cosine = square.Polynomial(0.0416666466f, -0.00138873554f, 2.44370082e-5f).Fma(square * square, square.Fma(-0.5f, p.Constant(1f)));
        var quadrant = n.One(VectorOperation.IntegerFromSingle).Two(VectorOperation.AddInteger, p.Bits(quarterTurns));
        // Bit 0 of the quadrant swaps sine and cosine, bit 1 is the sign.
        var odd = (quadrant & p.Bits(1)).One(VectorOperation.ShiftLeftInteger, 30).One(VectorOperation.SingleFromInteger) > 0f;
        var sign = (quadrant & p.Bits(2)).One(VectorOperation.ShiftLeftInteger, 30);
        var value = odd.Select(cosine, sine) ^ sign;
        var fits = x.Abs() <= LargestReduced;
        return p.Repair(value, from, fits, repair, factor);
    }
}
