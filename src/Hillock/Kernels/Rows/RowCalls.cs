using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
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
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Max<TVector>(TVector value)
        where TVector : unmanaged
    {
        var floats = MemoryMarshal.Cast<TVector, float>(MemoryMarshal.CreateReadOnlySpan(ref value, 1));
        var most = floats[0];
        for (var i = 1; i < floats.Length; i++) most = float.Max(most, floats[i]);
        return most;
    }

    /// <summary>The least lane, NaN if there is one.</summary>
    public static float Min<TVector>(TVector value)
        where TVector : unmanaged
    {
        var floats = MemoryMarshal.Cast<TVector, float>(MemoryMarshal.CreateReadOnlySpan(ref value, 1));
        var least = floats[0];
        for (var i = 1; i < floats.Length; i++) least = float.Min(least, floats[i]);
        return least;
    }

    /// <summary>Sorts downwards; where <paramref name="order"/> is not null, with the places that the numbers come from.</summary>
    public static void Sort(float* array, nint count, int* order)
    {
        var numbers = new Span<float>(array, (int)count);
        if (order is null)
        {
            numbers.Sort();
            numbers.Reverse();
            return;
        }

        // Of equals the first comes first: negated, the order of a stable sort is upwards.
        var places = new Span<int>(order, (int)count);
        for (var i = 0; i < places.Length; i++) (numbers[i], places[i]) = (-numbers[i], i);
        numbers.Sort(places);
        foreach (ref var number in numbers) number = -number;
    }

    /// <summary>The numbers where a sort took them from.</summary>
    public static void Unsort(float* array, nint count, int* order)
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
    public static void Cumsum(float* array, nint count)
    {
        double sum = 0;
        for (var i = 0; i < count; i++) array[i] = (float)(sum += array[i]);
    }

    /// <summary>Sums from each place on.</summary>
    public static void Cumback(float* array, nint count)
    {
        double sum = 0;
        for (var i = (int)count - 1; i >= 0; i--) array[i] = (float)(sum += array[i]);
    }

    /// <summary>The threshold of <see cref="SimplexThreshold"/>.</summary>
    public static float Simplex(float* array, nint count, int power) => (float)SimplexThreshold.Of(new Span<float>(array, (int)count), power);
}
