using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Hillock.Kernels;

namespace Hillock.Layers;

/// <summary>The passes of batch normalisation over lines that follow each other, whole cache lines each; columns are features.</summary>
/// <remarks>Sums stay in memory and take four lines at a time: the lines are read in order, whatever their length.</remarks>
internal static unsafe class BatchNormLoops
{
    /// <summary>For each column: a float32 mean, and the sums of deviations from it and of their squares; all three cleared before.</summary>
    public static void Moments(float* x, int lines, int columns, float* means, float* deviations, float* squares)
    {
        if (Vector512.IsHardwareAccelerated) Moments<Lanes512>(x, lines, columns, means, deviations, squares);
        else if (Vector256.IsHardwareAccelerated) Moments<Lanes256>(x, lines, columns, means, deviations, squares);
        else Moments<Lanes128>(x, lines, columns, means, deviations, squares);
    }

    /// <summary><c>y = (x - c)·a + b</c>, with a c, a and b for each column.</summary>
    public static void Scale(float* x, float* y, int lines, int columns, float* c, float* a, float* b)
    {
        if (Vector512.IsHardwareAccelerated) Scale<Lanes512>(x, y, lines, columns, c, a, b);
        else if (Vector256.IsHardwareAccelerated) Scale<Lanes256>(x, y, lines, columns, c, a, b);
        else Scale<Lanes128>(x, y, lines, columns, c, a, b);
    }

    /// <summary>For each column, adds <c>Σ dz</c> and <c>Σ dz·(x - c)</c>.</summary>
    public static void GradientSums(float* x, float* dz, int lines, int columns, float* c, float* sums, float* products)
    {
        if (Vector512.IsHardwareAccelerated) GradientSums<Lanes512>(x, dz, lines, columns, c, sums, products);
        else if (Vector256.IsHardwareAccelerated) GradientSums<Lanes256>(x, dz, lines, columns, c, sums, products);
        else GradientSums<Lanes128>(x, dz, lines, columns, c, sums, products);
    }

    /// <summary><c>dx = dz·a + (x - c)·p + q</c>, or adds it, with a c, a, p and q for each column.</summary>
    public static void InputGradient(float* x, float* dz, float* dx, int lines, int columns, float* c, float* a, float* p, float* q, bool accumulate)
    {
        if (Vector512.IsHardwareAccelerated) InputGradient<Lanes512>(x, dz, dx, lines, columns, c, a, p, q, accumulate);
        else if (Vector256.IsHardwareAccelerated) InputGradient<Lanes256>(x, dz, dx, lines, columns, c, a, p, q, accumulate);
        else InputGradient<Lanes128>(x, dz, dx, lines, columns, c, a, p, q, accumulate);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Moments<T>(float* x, int lines, int columns, float* means, float* deviations, float* squares)
        where T : unmanaged, ILanes<T>
    {
        var line = x;
        var i = 0;
        for (; i + 4 <= lines; i += 4, line += 4 * (nint)columns)
        {
            float* x1 = line + columns, x2 = x1 + columns, x3 = x2 + columns;
            for (nint j = 0; j < columns; j += T.Count)
                (T.Load(means + j) + (T.Load(line + j) + T.Load(x1 + j) + (T.Load(x2 + j) + T.Load(x3 + j)))).Store(means + j);
        }

        for (; i < lines; i++, line += columns)
            for (nint j = 0; j < columns; j += T.Count) (T.Load(means + j) + T.Load(line + j)).Store(means + j);
        var share = T.Broadcast(1f / lines);
        for (nint j = 0; j < columns; j += T.Count) (T.Load(means + j) * share).Store(means + j);

        for (i = 0, line = x; i + 4 <= lines; i += 4, line += 4 * (nint)columns)
        {
            float* x1 = line + columns, x2 = x1 + columns, x3 = x2 + columns;
            for (nint j = 0; j < columns; j += T.Count)
            {
                var mean = T.Load(means + j);
                T d0 = T.Load(line + j) - mean, d1 = T.Load(x1 + j) - mean, d2 = T.Load(x2 + j) - mean, d3 = T.Load(x3 + j) - mean;
                (T.Load(deviations + j) + (d0 + d1 + (d2 + d3))).Store(deviations + j);
                (T.Load(squares + j) + (T.MultiplyAdd(d0, d0, d1 * d1) + T.MultiplyAdd(d2, d2, d3 * d3))).Store(squares + j);
            }
        }

        for (; i < lines; i++, line += columns)
        {
            for (nint j = 0; j < columns; j += T.Count)
            {
                var d = T.Load(line + j) - T.Load(means + j);
                (T.Load(deviations + j) + d).Store(deviations + j);
                T.MultiplyAdd(d, d, T.Load(squares + j)).Store(squares + j);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Scale<T>(float* x, float* y, int lines, int columns, float* c, float* a, float* b)
        where T : unmanaged, ILanes<T>
    {
        for (var i = 0; i < lines; i++, x += columns, y += columns)
            for (nint j = 0; j < columns; j += T.Count)
                T.MultiplyAdd(T.Load(x + j) - T.Load(c + j), T.Load(a + j), T.Load(b + j)).Store(y + j);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void GradientSums<T>(float* x, float* dz, int lines, int columns, float* c, float* sums, float* products)
        where T : unmanaged, ILanes<T>
    {
        var i = 0;
        for (; i + 4 <= lines; i += 4, x += 4 * (nint)columns, dz += 4 * (nint)columns)
        {
            float* x1 = x + columns, x2 = x1 + columns, x3 = x2 + columns, z1 = dz + columns, z2 = z1 + columns, z3 = z2 + columns;
            for (nint j = 0; j < columns; j += T.Count)
            {
                var centre = T.Load(c + j);
                T g0 = T.Load(dz + j), g1 = T.Load(z1 + j), g2 = T.Load(z2 + j), g3 = T.Load(z3 + j);
                (T.Load(sums + j) + (g0 + g1 + (g2 + g3))).Store(sums + j);
                var first = T.MultiplyAdd(g0, T.Load(x + j) - centre, g1 * (T.Load(x1 + j) - centre));
                var second = T.MultiplyAdd(g2, T.Load(x2 + j) - centre, g3 * (T.Load(x3 + j) - centre));
                (T.Load(products + j) + (first + second)).Store(products + j);
            }
        }

        for (; i < lines; i++, x += columns, dz += columns)
        {
            for (nint j = 0; j < columns; j += T.Count)
            {
                var g = T.Load(dz + j);
                (T.Load(sums + j) + g).Store(sums + j);
                T.MultiplyAdd(g, T.Load(x + j) - T.Load(c + j), T.Load(products + j)).Store(products + j);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void InputGradient<T>(float* x, float* dz, float* dx, int lines, int columns, float* c, float* a, float* p, float* q, bool accumulate)
        where T : unmanaged, ILanes<T>
    {
        for (var i = 0; i < lines; i++, x += columns, dz += columns, dx += columns)
        {
            for (nint j = 0; j < columns; j += T.Count)
            {
                var rest = T.MultiplyAdd(T.Load(x + j) - T.Load(c + j), T.Load(p + j), T.Load(q + j));
                if (accumulate) rest += T.Load(dx + j);
                T.MultiplyAdd(T.Load(dz + j), T.Load(a + j), rest).Store(dx + j);
            }
        }
    }
}
