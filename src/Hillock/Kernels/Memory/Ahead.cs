using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace Hillock.Kernels;

/// <summary>Memory that will be needed soon: a product that keeps the arithmetic busy brings it into the second-level cache meanwhile.</summary>
/// <param name="start">The first number.</param>
/// <param name="count">Numbers; 0 for none.</param>
internal readonly unsafe struct Ahead(float* start, nint count)
{
    private const int Line = 16;

    /// <summary>Asks for one of so many equal parts.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Fetch(int part, int parts)
    {
        if (count == 0 || !Sse.IsSupported) return;
        var each = (count + ((nint)parts * Line) - 1) / ((nint)parts * Line) * Line;
        var end = Math.Min((part + 1) * each, count);
        for (var i = part * each; i < end; i += Line) Sse.Prefetch1(start + i);
    }
}
