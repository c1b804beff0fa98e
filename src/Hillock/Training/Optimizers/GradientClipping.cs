using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Hillock.Kernels;

namespace Hillock.Training.Updates;

/// <summary>Limits gradients before a step.</summary>
internal static unsafe class GradientClipping
{
    /// <summary>Limits every number to [-limit, limit]; whether that changed any.</summary>
    public static bool ByValue(AlignedBuffer gradients, double limit)
    {
        var most = (float)limit;
        if (Within(gradients.Pointer, gradients.Length, most)) return false;
        Apply(gradients, most, scale: 1);
        return true;
    }

    /// <summary>Scales all by <c>limit / (norm + 1e-6)</c> where the Euclidean norm of all is above <paramref name="limit"/>, as PyTorch does; returns the
    /// norm.</summary>
    public static double ByNorm(AlignedBuffer gradients, double limit)
    {
        var norm = Math.Sqrt(SumOfSquares(gradients.Pointer, gradients.Length));
        if (norm > limit) Apply(gradients, float.PositiveInfinity, (float)(limit / (norm + 1e-6)));
        return norm;
    }

    /// <summary>The sum of squares in float64, in an order that depends on the length alone; a whole number of cache lines.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double SumOfSquares(float* values, nint count)
    {
        Vector512<double> a = default, b = default; // wider than some processors; then they are halves, and the order stays
        for (nint i = 0; i < count; i += Vector512<float>.Count)
        {
            var (low, high) = Vector512.Widen(Vector512.Load(values + i));
            a += low * low;
            b += high * high;
        }

        return Vector512.Sum(a + b);
    }

    /// <summary>The sum of squared differences, as <see cref="SumOfSquares"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double SquaredDistance(float* values, float* others, nint count)
    {
        Vector512<double> a = default, b = default;
        for (nint i = 0; i < count; i += Vector512<float>.Count)
        {
            var (low, high) = Vector512.Widen(Vector512.Load(values + i) - Vector512.Load(others + i));
            a += low * low;
            b += high * high;
        }

        return Vector512.Sum(a + b);
    }

    private static bool Within(float* g, nint count, float limit)
    {
        Vector<float> most = new(limit);
        for (nint i = 0; i < count; i += Vector<float>.Count)
            if (!Vector.LessThanOrEqualAll(Vector.Abs(Vector.Load(g + i)), most)) return false;
        return true;
    }

    private static void Apply(AlignedBuffer gradients, float limit, float scale)
    {
        if (Vector512.IsHardwareAccelerated) Apply<Lanes512>(gradients.Pointer, gradients.Length, limit, scale);
        else if (Vector256.IsHardwareAccelerated) Apply<Lanes256>(gradients.Pointer, gradients.Length, limit, scale);
        else Apply<Lanes128>(gradients.Pointer, gradients.Length, limit, scale);
        GC.KeepAlive(gradients);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Apply<T>(float* g, nint count, float limit, float scale)
        where T : unmanaged, ILanes<T>
    {
        T most = T.Broadcast(limit), factor = T.Broadcast(scale);
        for (nint i = 0; i < count; i += T.Count) (T.Load(g + i) * factor).Limit(most).Store(g + i);
    }
}
