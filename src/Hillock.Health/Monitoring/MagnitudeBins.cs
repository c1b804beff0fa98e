using System.Runtime.CompilerServices;

namespace Hillock.Health.Monitoring;

/// <summary>The bins of a histogram of outputs: one for each sign and power of two, so that a signal that vanishes or explodes stays in sight.</summary>
public static class MagnitudeBins
{
    private const int Least = -7;
    private const int Most = 6;

    /// <summary>How many there are; the middle one holds magnitudes below 2⁻⁷, the outer ones those from 2⁶ on.</summary>
    public const int Count = (2 * (Most - Least + 1)) + 1;

    private const int Middle = Count / 2;

    /// <summary>The lower edge of each bin but the first, which has none: ascending.</summary>
    public static IReadOnlyList<double> Edges { get; } =
    [
        .. Enumerable.Range(0, Most - Least + 1).Select(i => -Math.ScaleB(1, Most - i)),
        .. Enumerable.Range(0, Most - Least + 1).Select(i => Math.ScaleB(1, Least + i)),
    ];

    /// <summary>The bin of a value; NaN is in the last one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static int Of(float value)
    {
        var power = ((BitConverter.SingleToInt32Bits(value) >> 23) & 0xff) - 127;
        if (power < Least) return Middle;
        var step = Math.Min(power, Most) - Least + 1;
        return value < 0 ? Middle - step : Middle + step;
    }
}
