using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Hillock.Kernels;

namespace Hillock.Training.Updates;

/// <summary>Sums of flat buffers.</summary>
internal static unsafe class FlatSum
{
    /// <summary><c>target += source</c>.</summary>
    public static void Add(AlignedBuffer source, AlignedBuffer target)
    {
        float* from = source.Pointer, to = target.Pointer;
        if (Vector512.IsHardwareAccelerated) Add<Lanes512>(from, to, target.Length);
        else if (Vector256.IsHardwareAccelerated) Add<Lanes256>(from, to, target.Length);
        else Add<Lanes128>(from, to, target.Length);
        GC.KeepAlive(source);
        GC.KeepAlive(target);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Add<T>(float* source, float* target, nint count)
        where T : unmanaged, ILanes<T>
    {
        for (nint i = 0; i < count; i += T.Count) (T.Load(source + i) + T.Load(target + i)).Store(target + i);
    }
}
