namespace Hillock.Kernels;

internal static partial class VectorMath
{
    // Above this the three-part reduction loses bits; those lanes are repaired one by one in float64.
    private const float LargestReduced = 40_000f;
    private const float InversePi = 0.318309886f;

    /// <summary>Sine of <c>factor·x</c>.</summary>
    public static VectorValue Sin(VectorValue x, double factor) => Circular(x, factor, cosine: false, VectorRepair.Sin);

    /// <summary>Cosine of <c>factor·x</c>.</summary>
    public static VectorValue Cos(VectorValue x, double factor) => Circular(x, factor, cosine: true, VectorRepair.Cos);

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

    private static VectorValue Circular(VectorValue from, double factor, bool cosine, int repair)
    {
        var p = from.Program;
        var x = factor == 1 ? from : from * (float)factor;

        // Beside 1.5·2^23 there is no room for less than a whole: the last bit of the sum says whether the number of half turns is odd.
        const float Large = 12_582_912f;
        var sum = cosine ? x.Fma(InversePi, p.Constant(-0.5f)) + Large : x.Fma(InversePi, p.Constant(Large));
        var n = sum - Large;
        if (cosine) n += 0.5f;

        // π in three parts; the first difference is exact.
        var r = n.Fma(-1.0780605e-14f, n.Fma(-1.50995788e-7f, n.Fma(-3.1415925f, x)));

        // What rounding took from a product with no float32 number, as in sin(pi·x), is seen where the sine is 0.
        if ((float)factor != factor) r += from.Fma((float)(factor - (float)factor), from.Fma((float)factor, -x));
        var square = r * r;
        var sine = square.Polynomial(-0.166666597f, 0.00833306834f, -0.000198096604f, 2.60575598e-6f).Fma(square * r, r);
        var sign = sum.One(VectorOperation.ShiftLeftInteger, 31);

        // cos(r + nπ + π/2) = -sin(r + nπ).
        var value = cosine ? -(sine ^ sign) : sine ^ sign;
        var fits = x.Abs() <= LargestReduced;
        return p.Repair(value, from, fits, repair, factor);
    }
}
