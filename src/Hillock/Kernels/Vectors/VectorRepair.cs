using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Hillock.Kernels;

/// <summary>The rare lanes that vector arithmetic cannot do well, one by one in float64.</summary>
internal static class VectorRepair
{
    public const int Sin = 0;
    public const int Cos = 1;
    public const int Power = 2;

    /// <summary><paramref name="value"/> where <paramref name="right"/> is set, the function of <paramref name="factor"/> times <paramref name="x"/>
    /// elsewhere.</summary>
    public static TVector Lanes<TVector>(TVector value, TVector x, TVector right, int function, double factor)
        where TVector : unmanaged
    {
        var values = MemoryMarshal.Cast<TVector, float>(MemoryMarshal.CreateSpan(ref value, 1));
        var inputs = MemoryMarshal.Cast<TVector, float>(MemoryMarshal.CreateReadOnlySpan(ref x, 1));
        var done = MemoryMarshal.Cast<TVector, int>(MemoryMarshal.CreateReadOnlySpan(ref right, 1));
        for (var i = 0; i < values.Length; i++)
            if (done[i] == 0) values[i] = (float)Compute(function, factor * inputs[i], values[i]);
        return value;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double Compute(int function, double x, double value) => function switch
    {
        Sin => Math.Sin(x),
        Cos => Math.Cos(x),
        Power => Math.Pow(x, value),
        _ => double.NaN,
    };
}
