using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Hillock.Kernels;

namespace Hillock.Engine;

/// <summary>Passes over whole cache lines of floats.</summary>
internal static unsafe class Elementwise
{
    /// <summary><c>c = a·b</c>, or <c>c += a·b</c>; any may be the same memory.</summary>
    public static void Multiply(float* a, float* b, float* c, nint count, bool accumulate = false)
    {
        if (Vector512.IsHardwareAccelerated) Multiply<Lanes512>(a, b, c, count, accumulate);
        else if (Vector256.IsHardwareAccelerated) Multiply<Lanes256>(a, b, c, count, accumulate);
        else Multiply<Lanes128>(a, b, c, count, accumulate);
    }

    /// <summary><c>c = a + b</c>; any may be the same memory.</summary>
    public static void Add(float* a, float* b, float* c, nint count)
    {
        if (Vector512.IsHardwareAccelerated) Add<Lanes512>(a, b, c, count);
        else if (Vector256.IsHardwareAccelerated) Add<Lanes256>(a, b, c, count);
        else Add<Lanes128>(a, b, c, count);
    }

    /// <summary><c>sums[j] = Σᵢ a[i, j]</c>, or adds to it; rows in order.</summary>
    public static void ColumnSums(float* a, int rows, int columns, nint stride, float* sums, bool accumulate)
    {
        if (Vector512.IsHardwareAccelerated) ColumnSums<Lanes512>(a, rows, columns, stride, sums, accumulate);
        else if (Vector256.IsHardwareAccelerated) ColumnSums<Lanes256>(a, rows, columns, stride, sums, accumulate);
        else ColumnSums<Lanes128>(a, rows, columns, stride, sums, accumulate);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Multiply<T>(float* a, float* b, float* c, nint count, bool accumulate)
        where T : unmanaged, ILanes<T>
    {
        if (accumulate)
        {
            for (nint i = 0; i < count; i += T.Count)
                T.MultiplyAdd(T.Load(a + i), T.Load(b + i), T.Load(c + i)).Store(c + i);
            return;
        }

        for (nint i = 0; i < count; i += T.Count) (T.Load(a + i) * T.Load(b + i)).Store(c + i);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Add<T>(float* a, float* b, float* c, nint count)
        where T : unmanaged, ILanes<T>
    {
        for (nint i = 0; i < count; i += T.Count) (T.Load(a + i) + T.Load(b + i)).Store(c + i);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void ColumnSums<T>(float* a, int rows, int columns, nint stride, float* sums, bool accumulate)
        where T : unmanaged, ILanes<T>
    {
        for (var j = 0; j < columns; j += T.Count)
        {
            var sum = accumulate ? T.Load(sums + j) : T.Broadcast(0);
            var row = a + j;
            for (var i = 0; i < rows; i++, row += stride) sum += T.Load(row);
            sum.Store(sums + j);
        }
    }
}
