namespace Hillock.Tests.Kernels;

/// <summary>Distances in units in the last place of float32.</summary>
internal static class Ulps
{
    /// <summary>|got - exact| in spacings of float32 at the exact value; infinite when only one of them is a number.</summary>
    public static double Between(double exact, float got)
    {
        var rounded = (float)exact;
        if (float.IsNaN(rounded) || float.IsNaN(got) || float.IsInfinity(rounded) || float.IsInfinity(got))
            return rounded.Equals(got) ? 0 : double.PositiveInfinity;
        return Math.Abs(exact - got) / Spacing(rounded);
    }

    /// <summary>The spacing of float32 at a value.</summary>
    public static double Spacing(float value) => (double)MathF.BitIncrement(MathF.Abs(value)) - MathF.Abs(value);
}
