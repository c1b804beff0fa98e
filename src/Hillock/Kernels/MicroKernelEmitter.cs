using System.Reflection.Emit;

namespace Hillock.Kernels;

/// <summary>Emits matrix micro-kernels: rows × vectors accumulators, one broadcast of A and one load of B for each.</summary>
/// <remarks>After K. Goto and R. van de Geijn 2008 and the BLIS micro-kernel (F. Van Zee 2015). One emitter serves every width and tile.</remarks>
internal sealed class MicroKernelEmitter : TileEmitter
{
    private const int RowsPerPointer = 3;
    private readonly LocalBuilder[] _rowPointers;

    private MicroKernelEmitter(int rows, int vectors, SimdWidth width, ILGenerator il)
        : base(rows, vectors, width, il, typeof(Tile)) =>
        _rowPointers = [.. Enumerable.Range(0, (rows + RowsPerPointer - 1) / RowsPerPointer).Select(_ => il.DeclareLocal(typeof(byte*)))];

    /// <summary>The kernel for a tile of <paramref name="rows"/> × (<paramref name="vectors"/> × lanes).</summary>
    public static MicroKernel Emit(int rows, int vectors, SimdWidth width)
    {
        var method = EmittedCode.Method($"Gemm{rows}x{vectors}", typeof(Tile*));
        new MicroKernelEmitter(rows, vectors, width, method.GetILGenerator(8192)).Emit();
        return method.CreateDelegate<MicroKernel>();
    }

    private void Emit()
    {
        var k = Field(nameof(Tile.Depth));
        var rowStride = Field(nameof(Tile.RowStride));
        var columnStride = Field(nameof(Tile.ColumnStride));
        var b = Field(nameof(Tile.B));
        var bStride = Field(nameof(Tile.BStride));
        EmitRowPointers(rowStride);
        EmitStart(Field(nameof(Tile.Start)), Field(nameof(Tile.StartStride)));

        Label test = Il.DefineLabel(), body = Il.DefineLabel();
        Il.Emit(OpCodes.Br, test);
        Il.MarkLabel(body);
        EmitProducts(b, row => PushA(row, rowStride));
        foreach (var pointer in _rowPointers) Advance(pointer, columnStride);
        Advance(b, bStride);
        Il.Emit(OpCodes.Ldloc, k);
        Il.Emit(OpCodes.Ldc_I4_1);
        Il.Emit(OpCodes.Conv_I);
        Il.Emit(OpCodes.Sub);
        Il.Emit(OpCodes.Stloc, k);
        Il.MarkLabel(test);
        Il.Emit(OpCodes.Ldloc, k);
        Il.Emit(OpCodes.Ldc_I4_0);
        Il.Emit(OpCodes.Conv_I);
        Il.Emit(OpCodes.Bgt, body);
        EmitStores(Field(nameof(Tile.C)), Field(nameof(Tile.CStride)));
        Il.Emit(OpCodes.Ret);
    }

    // Three rows share a pointer: base, base + stride and base + 2·stride are all addressing modes.
    private void EmitRowPointers(LocalBuilder rowStride)
    {
        var a = Field(nameof(Tile.A));
        for (var i = 0; i < _rowPointers.Length; i++)
        {
            Il.Emit(OpCodes.Ldloc, a);
            Il.Emit(OpCodes.Ldloc, rowStride);
            Il.Emit(OpCodes.Ldc_I4, i * RowsPerPointer);
            Il.Emit(OpCodes.Conv_I);
            Il.Emit(OpCodes.Mul);
            Il.Emit(OpCodes.Add);
            Il.Emit(OpCodes.Stloc, _rowPointers[i]);
        }
    }

    private void PushA(int row, LocalBuilder rowStride)
    {
        Il.Emit(OpCodes.Ldloc, _rowPointers[row / RowsPerPointer]);
        if (row % RowsPerPointer == 0) return;
        Il.Emit(OpCodes.Ldloc, rowStride);
        if (row % RowsPerPointer == 2)
        {
            Il.Emit(OpCodes.Ldc_I4_2);
            Il.Emit(OpCodes.Conv_I);
            Il.Emit(OpCodes.Mul);
        }

        Il.Emit(OpCodes.Add);
    }
}
