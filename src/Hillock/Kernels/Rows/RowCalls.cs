using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Hillock.Formulas.Rows;

namespace Hillock.Kernels.Rows;

/// <summary>What the code of rows calls: parts of vectors at the end of a line, and steps that take a whole array.</summary>
internal static unsafe class RowCalls
{
    /// <summary>So many floats, then zeros.</summary>
    public static TVector LoadPart<TVector>(float* from, nint count)
        where TVector : unmanaged
    {
        TVector value = default;
        var floats = MemoryMarshal.Cast<TVector, float>(MemoryMarshal.CreateSpan(ref value, 1));
        for (var i = 0; i < (int)count; i++) floats[i] = from[i];
        return value;
    }

    /// <summary>So many floats.</summary>
    public static void StorePart<TVector>(TVector value, float* to, nint count)
        where TVector : unmanaged
    {
        var floats = MemoryMarshal.Cast<TVector, float>(MemoryMarshal.CreateSpan(ref value, 1));
        for (var i = 0; i < (int)count; i++) to[i] = floats[i];
    }

    /// <summary>The greatest lane, NaN if there is one.</summary>
    public static float Max<TVector>(TVector value)
        where TVector : unmanaged
    {
        if (sizeof(TVector) == 64)
        {
            var whole = Unsafe.BitCast<TVector, Vector512<float>>(value);
            return Max(Vector256.Max(whole.GetLower(), whole.GetUpper()));
        }

        if (sizeof(TVector) == 32)
        {
            var whole = Unsafe.BitCast<TVector, Vector256<float>>(value);
            return Max(Vector128.Max(whole.GetLower(), whole.GetUpper()));
        }

        var four = Unsafe.BitCast<TVector, Vector128<float>>(value);
        var two = Vector128.Max(four, Vector128.Shuffle(four, Vector128.Create(2, 3, 0, 1)));
        return Vector128.Max(two, Vector128.Shuffle(two, Vector128.Create(1, 0, 3, 2))).ToScalar();
    }

    /// <summary>The least lane, NaN if there is one.</summary>
    public static float Min<TVector>(TVector value)
        where TVector : unmanaged
    {
        if (sizeof(TVector) == 64)
        {
            var whole = Unsafe.BitCast<TVector, Vector512<float>>(value);
            return Min(Vector256.Min(whole.GetLower(), whole.GetUpper()));
        }

        if (sizeof(TVector) == 32)
        {
            var whole = Unsafe.BitCast<TVector, Vector256<float>>(value);
            return Min(Vector128.Min(whole.GetLower(), whole.GetUpper()));
        }

        var four = Unsafe.BitCast<TVector, Vector128<float>>(value);
        var two = Vector128.Min(four, Vector128.Shuffle(four, Vector128.Create(2, 3, 0, 1)));
        return Vector128.Min(two, Vector128.Shuffle(two, Vector128.Create(1, 0, 3, 2))).ToScalar();
    }

    /// <summary>Sorts downwards; where <paramref name="order"/> is not null, with the places that the numbers come from.</summary>
    private static void Sort(float* array, nint count, int* order)
    {
        var numbers = new Span<float>(array, (int)count);
        if (order is null)
        {
            numbers.Sort();
            numbers.Reverse();
            return;
        }

        // Of equals the first comes first: upwards of the negated; a sort is not stable, so the places of equals are put in order behind it.
        var places = new Span<int>(order, (int)count);
        for (var i = 0; i < places.Length; i++) (numbers[i], places[i]) = (-numbers[i], i);
        numbers.Sort(places);
        for (int from = 0, to; from < numbers.Length; from = to)
        {
            for (to = from + 1; to < numbers.Length && numbers[to] == numbers[from];) to++;
            places[from..to].Sort();
        }

        foreach (ref var number in numbers) number = -number;
    }

    /// <summary>The numbers where a sort took them from.</summary>
    private static void Unsort(float* array, nint count, int* order)
    {
        // Along the cycles of the permutation; a place is marked by its complement once it is done.
        for (var start = 0; start < count; start++)
        {
            if (order[start] < 0) continue;
            var (at, carried) = (start, array[start]);
            do
            {
                var to = order[at];
                order[at] = ~to;
                (array[to], carried) = (carried, array[to]);
                at = to;
            }
            while (order[at] >= 0);
        }
    }

    /// <summary>Sums up to each place.</summary>
    private static void Cumsum(float* array, nint count)
    {
        double sum = 0;
        for (var i = 0; i < count; i++) array[i] = (float)(sum += array[i]);
    }

    /// <summary>Sums from each place on.</summary>
    private static void Cumback(float* array, nint count)
    {
        double sum = 0;
        for (var i = (int)count - 1; i >= 0; i--) array[i] = (float)(sum += array[i]);
    }

    /// <summary>The step <paramref name="kind"/> of a line; what it gives, if that is a number.</summary>
    public static float Along(float* array, nint count, int* order, int kind, int power)
    {
        switch ((RowStepKind)kind)
        {
            case RowStepKind.Sort: Sort(array, count, order); return 0;
            case RowStepKind.Unsort: Unsort(array, count, order); return 0;
            case RowStepKind.Cumsum: Cumsum(array, count); return 0;
            case RowStepKind.Cumback: Cumback(array, count); return 0;
            case RowStepKind.Kth: return LargestNumbers.Kth(new Span<float>(array, (int)count), power);
            default: return (float)SimplexThreshold.Of(new Span<float>(array, (int)count), power);
        }
    }

    /// <summary>The same of lines that lie across, one in each lane of <typeparamref name="TVector"/>; what it gives of each.</summary>
    [SkipLocalsInit]
    public static TVector Across<TVector>(float* array, nint count, int* order, int kind, int power)
        where TVector : unmanaged
    {
        TVector results = default;
        var numbers = MemoryMarshal.Cast<TVector, float>(MemoryMarshal.CreateSpan(ref results, 1));
        var line = stackalloc float[(int)count];
        var places = stackalloc int[(int)count];
        for (var lane = 0; lane < numbers.Length; lane++)
        {
            for (var i = 0; i < count; i++) line[i] = array[(i * numbers.Length) + lane];
            for (var i = 0; order is not null && i < count; i++) places[i] = order[(i * numbers.Length) + lane];
            numbers[lane] = Along(line, count, order is null ? null : places, kind, power);
            if (kind is (int)RowStepKind.Simplex or (int)RowStepKind.Kth) continue;
            for (var i = 0; i < count; i++) array[(i * numbers.Length) + lane] = line[i];
            for (var i = 0; order is not null && i < count; i++) order[(i * numbers.Length) + lane] = places[i];
        }

        return results;
    }
}
