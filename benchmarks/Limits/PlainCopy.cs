using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Hillock.Benchmarks.Limits;

/// <summary>Copies that write past the caches: of arrays that no cache holds there is no faster one.</summary>
internal static unsafe class PlainCopy
{
    /// <summary>From source to target, which is on a boundary of 64 bytes.</summary>
    public static void PastCaches(float* source, float* target, nint count)
    {
        if (Vector512.IsHardwareAccelerated) PastCaches512(source, target, count);
        else PastCaches256(source, target, count);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void PastCaches512(float* source, float* target, nint count)
    {
        var i = (nint)0;
        for (; i + Vector512<float>.Count <= count; i += Vector512<float>.Count) Vector512.Load(source + i).StoreAlignedNonTemporal(target + i);
        for (; i < count; i++) target[i] = source[i];
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void PastCaches256(float* source, float* target, nint count)
    {
        var i = (nint)0;
        for (; i + Vector256<float>.Count <= count; i += Vector256<float>.Count) Vector256.Load(source + i).StoreAlignedNonTemporal(target + i);
        for (; i < count; i++) target[i] = source[i];
    }
}
