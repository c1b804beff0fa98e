namespace Hillock.Tests.Kernels;

/// <summary>Compares floats by their bits; all NaN are alike.</summary>
internal static class Bits
{
    /// <summary>Fails at the first number whose bits differ.</summary>
    public static void AssertEqual(ReadOnlySpan<float> expected, ReadOnlySpan<float> actual, string what)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (var i = 0; i < expected.Length; i++)
        {
            if (BitConverter.SingleToInt32Bits(expected[i]) == BitConverter.SingleToInt32Bits(actual[i])) continue;
            if (float.IsNaN(expected[i]) && float.IsNaN(actual[i])) continue;
            Assert.Fail(FormattableString.Invariant($"{what}: number {i} is {actual[i]:R}, expected {expected[i]:R}"));
        }
    }
}
