namespace Hillock.Tests.Kernels;

/// <summary>Numbers many of which are zero, with the awkward ones among them.</summary>
internal static class SparseNumbers
{
    private static readonly float[] Awkward =
        [-0f, -0f, float.NaN, float.PositiveInfinity, float.NegativeInfinity, float.Epsilon, -float.Epsilon, 1e-30f, -1e-42f, float.MaxValue];

    /// <summary>Zero but for a share <paramref name="density"/>; a share <paramref name="odd"/> is -0, not finite, denormal or huge.</summary>
    public static void Fill(Span<float> values, double density, double odd, ref RandomStream random)
    {
        foreach (ref var value in values)
        {
            value = random.NextDouble() < density ? (float)random.NextNormal() : 0;
            if (random.NextDouble() < odd) value = Awkward[random.NextInt(Awkward.Length)];
        }
    }

    /// <summary>A buffer of normal numbers, or of awkward ones with a share <paramref name="odd"/>.</summary>
    public static AlignedBuffer Dense(nint count, ref RandomStream random, double odd = 0)
    {
        var buffer = new AlignedBuffer(count);
        Fill(buffer.Span, 1, odd, ref random);
        return buffer;
    }
}
