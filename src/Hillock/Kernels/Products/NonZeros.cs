using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Hillock.Kernels;

/// <summary>Finds the numbers of a matrix that are not zero. NaN and infinity are not zero; -0 is.</summary>
internal static unsafe class NonZeros
{
    /// <summary>Numbers that one word of bits tells about.</summary>
    public const int Word = 64;

    /// <summary>Columns that <see cref="OfColumns"/> looks at together: their lines of 64 rows stay in the first-level cache.</summary>
    public const int Columns = 32;

    // An array: code that is not optimised makes an object at each look at a span of constants.
    private static readonly uint[] Bit = [.. Enumerable.Range(0, Columns).Select(i => 1u << i)];

    /// <summary>For each <see cref="Word"/> numbers of a row a word with a bit a number, the first one lowest; returns how many are set.</summary>
    /// <param name="x">First number, any alignment; nothing is read beyond the last one.</param>
    /// <param name="count">Numbers.</param>
    /// <param name="bits">The first word.</param>
    /// <param name="stride">From one word to the next.</param>
    public static int OfRow(float* x, int count, ulong* bits, nint stride) =>
        Vector512.IsHardwareAccelerated ? OfRow<Lanes512>(x, count, bits, stride)
        : Vector256.IsHardwareAccelerated ? OfRow<Lanes256>(x, count, bits, stride)
        : OfRow<Lanes128>(x, count, bits, stride);

    /// <summary>For each column 64 bits, one a row, the first one lowest: the lower halves of all columns, then the upper ones.</summary>
    /// <param name="x">First number, any alignment; nothing is read beyond the last column.</param>
    /// <param name="stride">Floats from one row to the next.</param>
    /// <param name="rows">At most <see cref="Word"/>.</param>
    /// <param name="columns">At most <see cref="Columns"/>.</param>
    /// <param name="halves">Twice <see cref="Columns"/> words of 32 bits.</param>
    public static void OfColumns(float* x, nint stride, int rows, int columns, uint* halves)
    {
        if (Vector512.IsHardwareAccelerated) OfColumns<Lanes512>(x, stride, rows, columns, halves);
        else if (Vector256.IsHardwareAccelerated) OfColumns<Lanes256>(x, stride, rows, columns, halves);
        else OfColumns<Lanes128>(x, stride, rows, columns, halves);
    }

    /// <summary>Whether no number is infinite or NaN; a whole number of cache lines of columns.</summary>
    public static bool AllFinite(float* x, nint stride, int rows, int columns) =>
        Vector512.IsHardwareAccelerated ? AllFinite<Lanes512>(x, stride, rows, columns)
        : Vector256.IsHardwareAccelerated ? AllFinite<Lanes256>(x, stride, rows, columns)
        : AllFinite<Lanes128>(x, stride, rows, columns);

    /// <summary><see cref="OfRow(float*, int, ulong*, nint)"/> at one width.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static int OfRow<T>(float* x, int count, ulong* bits, nint stride)
        where T : unmanaged, ILanes<T>
    {
        var set = 0;
        for (; count >= Word; count -= Word, x += Word, bits += stride)
        {
            *bits = Line<T>(x) | (Line<T>(x + 16) << 16) | (Line<T>(x + 32) << 32) | (Line<T>(x + 48) << 48);
            set += BitOperations.PopCount(*bits);
        }

        if (count == 0) return set;
        *bits = Piece<T>(x, count);
        return set + BitOperations.PopCount(*bits);
    }

    /// <summary><see cref="OfColumns(float*, nint, int, int, uint*)"/> at one width.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void OfColumns<T>(float* x, nint stride, int rows, int columns, uint* halves)
        where T : unmanaged, ILanes<T>
    {
        var lower = Math.Min(rows, Word / 2);
        var j = 0;
        fixed (uint* bit = Bit)
        {
            for (; j <= columns - T.Count; j += T.Count)
            {
                Marks<T>(x + j, stride, lower, (float*)bit).Store((float*)halves + j);
                Marks<T>(x + j + (lower * stride), stride, rows - lower, (float*)bit).Store((float*)halves + Columns + j);
            }
        }

        for (; j < columns; j++)
        {
            halves[j] = Column(x + j, stride, lower);
            halves[Columns + j] = Column(x + j + (lower * stride), stride, rows - lower);
        }
    }

    /// <summary><see cref="AllFinite(float*, nint, int, int)"/> at one width.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static bool AllFinite<T>(float* x, nint stride, int rows, int columns)
        where T : unmanaged, ILanes<T>
    {
        // Infinity times zero is NaN, and NaN stays. Four sums hide the latency of a multiply-add.
        var zero = T.Broadcast(0);
        var (a, b, c, d) = (zero, zero, zero, zero);
        for (var j = 0; j < columns; j += T.Count)
        {
            var column = x + j;
            var i = 0;
            for (; i <= rows - 4; i += 4, column += 4 * stride)
            {
                a = T.MultiplyAdd(T.Load(column), zero, a);
                b = T.MultiplyAdd(T.Load(column + stride), zero, b);
                c = T.MultiplyAdd(T.Load(column + (2 * stride)), zero, c);
                d = T.MultiplyAdd(T.Load(column + (3 * stride)), zero, d);
            }

            for (; i < rows; i++, column += stride) a = T.MultiplyAdd(T.Load(column), zero, a);
        }

        return (a + b + c + d).NonZero() == 0;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Line<T>(float* x)
        where T : unmanaged, ILanes<T>
    {
        if (T.Count == 16) return T.Load(x).NonZero();
        if (T.Count == 8) return T.Load(x).NonZero() | (T.Load(x + 8).NonZero() << 8);
        return T.Load(x).NonZero() | (T.Load(x + 4).NonZero() << 4) | (T.Load(x + 8).NonZero() << 8) | (T.Load(x + 12).NonZero() << 12);
    }

    private static ulong Piece<T>(float* x, int count)
        where T : unmanaged, ILanes<T>
    {
        ulong word = 0;
        var j = 0;
        for (; j <= count - T.Count; j += T.Count) word |= (ulong)T.Load(x + j).NonZero() << j;
        for (; j < count; j++)
            if (x[j] != 0) word |= 1UL << j;
        return word;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Marks<T>(float* x, nint stride, int rows, float* bit)
        where T : unmanaged, ILanes<T>
    {
        var marks = T.Broadcast(0);
        for (var i = 0; i < rows; i++, x += stride)
            marks = T.Load(x).MarkNonZero(marks, T.Broadcast(bit[i]));
        return marks;
    }

    private static uint Column(float* x, nint stride, int rows)
    {
        uint word = 0;
        for (var i = 0; i < rows; i++)
            if (x[i * stride] != 0) word |= 1u << i;
        return word;
    }
}
