using System.Reflection.Emit;
using System.Runtime.Intrinsics.X86;

namespace Hillock.Kernels;

/// <content>Tables of 16 numbers in registers.</content>
internal sealed partial class VectorInstructions
{
    /// <summary>Numbers in a table.</summary>
    public const int TableSize = 16;

    /// <summary>Pushes for each lane the entry of a table that the low 4 bits of its integer choose.</summary>
    /// <param name="table">Pushes a part of the table, as many numbers as lanes.</param>
    /// <param name="integers">Pushes the integers.</param>
    public void Lookup(Action<int> table, Action integers)
    {
        if (width.Bits == 512 && Avx512F.IsSupported) Permute(typeof(Avx512F), nameof(Avx512F.PermuteVar16x32), table, 0, integers);
        else if (width.Bits == 256 && Avx512F.VL.IsSupported) PermuteTwo(table, 0, integers);
        else if (width.Bits == 256 && Avx2.IsSupported) ByBit3(integers, part => Permute(typeof(Avx2), nameof(Avx2.PermuteVar8x32), table, part, integers));
        else if (width.Bits == 128 && Avx512F.VL.IsSupported) ByBit3(integers, part => PermuteTwo(table, 2 * part, integers));
        else ShuffleParts(table, integers);
    }

    /// <summary>Pushes a vector of these numbers, as many as lanes.</summary>
    public void Numbers(ReadOnlySpan<float> values)
    {
        foreach (var value in values) il.Emit(OpCodes.Ldc_R4, value);
        il.Emit(OpCodes.Call, width.Method<float>("Create", [.. Enumerable.Repeat(typeof(float), values.Length)]));
    }

    private void Permute(Type instructions, string name, Action<int> table, int part, Action integers)
    {
        table(part);
        integers();
        AsInt();
        il.Emit(OpCodes.Call, instructions.GetMethod(name, [_float, _int])!);
    }

    // One instruction that reads two registers of table.
    private void PermuteTwo(Action<int> table, int part, Action integers)
    {
        table(part);
        integers();
        AsInt();
        table(part + 1);
        var name = width.Lanes == 8 ? nameof(Avx512F.VL.PermuteVar8x32x2) : nameof(Avx512F.VL.PermuteVar4x32x2);
        il.Emit(OpCodes.Call, typeof(Avx512F.VL).GetMethod(name, [_float, _int, _float])!);
    }

    // The integer's bit 3 becomes the sign, which the blend looks at.
    private void ByBit3(Action integers, Action<int> half)
    {
        half(0);
        half(1);
        integers();
        AsInt();
        il.Emit(OpCodes.Ldc_I4, 28);
        il.Emit(OpCodes.Call, width.Method<int>("ShiftLeft", _int, typeof(int)));
        AsFloat();
        il.Emit(OpCodes.Call, (width.Bits == 256 ? typeof(Avx) : typeof(Sse41)).GetMethod("BlendVariable", [_float, _float, _float])!);
    }

    // A shuffle gives 0 where the integer is outside its register: the parts are joined by or.
    private void ShuffleParts(Action<int> table, Action integers)
    {
        for (var part = 0; part < TableSize / width.Lanes; part++)
        {
            table(part);
            integers();
            AsInt();
            Integer(TableSize - 1);
            il.Emit(OpCodes.Call, width.Method<int>("BitwiseAnd", _int, _int));
            Integer(part * width.Lanes);
            il.Emit(OpCodes.Call, width.Method<int>("Subtract", _int, _int));
            il.Emit(OpCodes.Call, width.Method<float>("Shuffle", _float, _int));
            if (part > 0) Call("BitwiseOr");
        }
    }

    private void Integer(int value)
    {
        il.Emit(OpCodes.Ldc_I4, value);
        il.Emit(OpCodes.Call, width.Method<int>("Create", typeof(int)));
    }
}
