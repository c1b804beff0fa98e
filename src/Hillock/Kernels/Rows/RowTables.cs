using System.Runtime.InteropServices;

namespace Hillock.Kernels.Rows;

/// <summary>Numbers that the code of rows reads: the places of a vector's lanes, then lanes that are set, then as many that are not.</summary>
internal static unsafe class RowTables
{
    /// <summary>Where in it, in floats, the lanes begin that are not set; so many before it are set.</summary>
    public const int Unset = 32;

    private static readonly int[] Memory = Made();

    /// <summary>The numbers.</summary>
    public static float* Pointer => (float*)Marshal.UnsafeAddrOfPinnedArrayElement(Memory, 0);

    private static int[] Made()
    {
        var memory = GC.AllocateArray<int>(Unset + 16, pinned: true);
        for (var i = 0; i < 16; i++) (memory[i], memory[16 + i]) = (BitConverter.SingleToInt32Bits(i), -1);
        return memory;
    }
}
