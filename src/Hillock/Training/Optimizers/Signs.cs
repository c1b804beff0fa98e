using System.Runtime.CompilerServices;
using Hillock.Kernels;

namespace Hillock.Training.Updates;

/// <summary>The sign function on lanes.</summary>
internal static class Signs
{
    /// <summary>-1, 0 or 1; 0 for magnitudes below 1e-37.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Of<T>(T value)
        where T : unmanaged, ILanes<T> => (value.FlushTiny() * T.Broadcast(1e38f)).Limit(T.Broadcast(1));
}
