using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Hillock.Kernels;

namespace Hillock.Training.Updates;

/// <summary>The gradient of <c>l1·Σ|w| + l2·Σw²</c> over weights, as Keras' regularisers mean it.</summary>
internal static unsafe class Penalty
{
    /// <summary><c>g += l1·sign(w) + 2·l2·w</c> over the first <paramref name="count"/> numbers.</summary>
    public static void AddGradient(float* weights, float* gradients, nint count, double l1, double l2)
    {
        if (Vector512.IsHardwareAccelerated) AddGradient<Lanes512>(weights, gradients, count, (float)l1, (float)(2 * l2));
        else if (Vector256.IsHardwareAccelerated) AddGradient<Lanes256>(weights, gradients, count, (float)l1, (float)(2 * l2));
        else AddGradient<Lanes128>(weights, gradients, count, (float)l1, (float)(2 * l2));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AddGradient<T>(float* w, float* g, nint count, float l1, float slope)
        where T : unmanaged, ILanes<T>
    {
        T first = T.Broadcast(l1), second = T.Broadcast(slope);
        for (nint i = 0; i < count; i += T.Count)
        {
            var weight = T.Load(w + i);
            T.MultiplyAdd(first, Signs.Of(weight), T.MultiplyAdd(second, weight, T.Load(g + i))).Store(g + i);
        }
    }
}
