using System.Reflection.Emit;

namespace Hillock.Kernels;

/// <summary>Emits matrix micro-kernels: rows × vectors accumulators, one broadcast of A and one load of B for each.</summary>
/// <remarks>After K. Goto and R. van de Geijn 2008 and the BLIS micro-kernel (F. Van Zee 2015). One emitter serves every width and tile.</remarks>
internal sealed class MicroKernelEmitter
{
    private const int RowsPerPointer = 3;
    private readonly int _rows;
    private readonly int _vectors;
    private readonly SimdWidth _width;
    private readonly ILGenerator _il;
    private readonly VectorInstructions _instructions;
    private readonly LocalBuilder[,] _sums;
    private readonly LocalBuilder[] _columns;
    private readonly LocalBuilder[] _rowPointers;
    private readonly LocalBuilder _value;

    private MicroKernelEmitter(int rows, int vectors, SimdWidth width, ILGenerator il)
    {
        (_rows, _vectors, _width, _il) = (rows, vectors, width, il);
        _instructions = new VectorInstructions(il, width);
        _sums = new LocalBuilder[rows, vectors];
        for (var i = 0; i < rows; i++)
            for (var j = 0; j < vectors; j++) _sums[i, j] = il.DeclareLocal(width.Vector);
        _columns = [.. Enumerable.Range(0, vectors).Select(_ => il.DeclareLocal(width.Vector))];
        _rowPointers = [.. Enumerable.Range(0, (rows + RowsPerPointer - 1) / RowsPerPointer).Select(_ => il.DeclareLocal(typeof(byte*)))];
        _value = il.DeclareLocal(width.Vector);
    }

    /// <summary>The kernel for a tile of <paramref name="rows"/> × (<paramref name="vectors"/> × lanes).</summary>
    public static MicroKernel Emit(int rows, int vectors, SimdWidth width)
    {
        var method = EmittedCode.Method($"Gemm{rows}x{vectors}", typeof(Tile*));
        new MicroKernelEmitter(rows, vectors, width, method.GetILGenerator(8192)).Emit();
        return method.CreateDelegate<MicroKernel>();
    }

    private void Emit()
    {
        var k = Field(nameof(Tile.Depth), typeof(nint));
        var rowStride = Field(nameof(Tile.RowStride), typeof(nint));
        var columnStride = Field(nameof(Tile.ColumnStride), typeof(nint));
        var b = Field(nameof(Tile.B), typeof(byte*));
        var bStride = Field(nameof(Tile.BStride), typeof(nint));
        EmitRowPointers(rowStride);
        EmitStart();

        Label test = _il.DefineLabel(), body = _il.DefineLabel();
        _il.Emit(OpCodes.Br, test);
        _il.MarkLabel(body);
        for (var j = 0; j < _vectors; j++)
        {
            Address(b, j * _width.Bytes);
            _instructions.Load();
            _il.Emit(OpCodes.Stloc, _columns[j]);
        }

        for (var i = 0; i < _rows; i++) EmitRow(i, rowStride);
        foreach (var pointer in _rowPointers) Advance(pointer, columnStride);
        Advance(b, bStride);
        _il.Emit(OpCodes.Ldloc, k);
        _il.Emit(OpCodes.Ldc_I4_1);
        _il.Emit(OpCodes.Conv_I);
        _il.Emit(OpCodes.Sub);
        _il.Emit(OpCodes.Stloc, k);
        _il.MarkLabel(test);
        _il.Emit(OpCodes.Ldloc, k);
        _il.Emit(OpCodes.Ldc_I4_0);
        _il.Emit(OpCodes.Conv_I);
        _il.Emit(OpCodes.Bgt, body);
        EmitStores();
        _il.Emit(OpCodes.Ret);
    }

    // Three rows share a pointer: base, base + stride and base + 2·stride are all addressing modes.
    private void EmitRowPointers(LocalBuilder rowStride)
    {
        var a = Field(nameof(Tile.A), typeof(byte*));
        for (var i = 0; i < _rowPointers.Length; i++)
        {
            _il.Emit(OpCodes.Ldloc, a);
            _il.Emit(OpCodes.Ldloc, rowStride);
            _il.Emit(OpCodes.Ldc_I4, i * RowsPerPointer);
            _il.Emit(OpCodes.Conv_I);
            _il.Emit(OpCodes.Mul);
            _il.Emit(OpCodes.Add);
            _il.Emit(OpCodes.Stloc, _rowPointers[i]);
        }
    }

    private void EmitRow(int row, LocalBuilder rowStride)
    {
        _il.Emit(OpCodes.Ldloc, _rowPointers[row / RowsPerPointer]);
        if (row % RowsPerPointer > 0)
        {
            _il.Emit(OpCodes.Ldloc, rowStride);
            if (row % RowsPerPointer == 2)
            {
                _il.Emit(OpCodes.Ldc_I4_2);
                _il.Emit(OpCodes.Conv_I);
                _il.Emit(OpCodes.Mul);
            }

            _il.Emit(OpCodes.Add);
        }

        _il.Emit(OpCodes.Ldind_R4);
        _instructions.Broadcast();
        _il.Emit(OpCodes.Stloc, _value);
        for (var j = 0; j < _vectors; j++)
        {
            _il.Emit(OpCodes.Ldloc, _value);
            _il.Emit(OpCodes.Ldloc, _columns[j]);
            _il.Emit(OpCodes.Ldloc, _sums[row, j]);
            _instructions.FusedMultiplyAdd();
            _il.Emit(OpCodes.Stloc, _sums[row, j]);
        }
    }

    private void EmitStart()
    {
        var start = Field(nameof(Tile.Start), typeof(byte*));
        var stride = Field(nameof(Tile.StartStride), typeof(nint));
        Label zero = _il.DefineLabel(), done = _il.DefineLabel();
        _il.Emit(OpCodes.Ldloc, start);
        _il.Emit(OpCodes.Brfalse, zero);
        for (var i = 0; i < _rows; i++)
        {
            for (var j = 0; j < _vectors; j++)
            {
                Address(start, j * _width.Bytes);
                _instructions.Load();
                _il.Emit(OpCodes.Stloc, _sums[i, j]);
            }

            Advance(start, stride);
        }

        _il.Emit(OpCodes.Br, done);
        _il.MarkLabel(zero);
        foreach (var sum in _sums)
        {
            _instructions.Constant(0);
            _il.Emit(OpCodes.Stloc, sum);
        }

        _il.MarkLabel(done);
    }

    private void EmitStores()
    {
        var c = Field(nameof(Tile.C), typeof(byte*));
        var stride = Field(nameof(Tile.CStride), typeof(nint));
        for (var i = 0; i < _rows; i++)
        {
            for (var j = 0; j < _vectors; j++)
            {
                _il.Emit(OpCodes.Ldloc, _sums[i, j]);
                Address(c, j * _width.Bytes);
                _instructions.Store();
            }

            Advance(c, stride);
        }
    }

    private LocalBuilder Field(string name, Type type)
    {
        var local = _il.DeclareLocal(type);
        _il.Emit(OpCodes.Ldarg_0);
        _il.Emit(OpCodes.Ldfld, typeof(Tile).GetField(name)!);
        _il.Emit(OpCodes.Stloc, local);
        return local;
    }

    private void Address(LocalBuilder pointer, int offset)
    {
        _il.Emit(OpCodes.Ldloc, pointer);
        if (offset == 0) return;
        _il.Emit(OpCodes.Ldc_I4, offset);
        _il.Emit(OpCodes.Conv_I);
        _il.Emit(OpCodes.Add);
    }

    private void Advance(LocalBuilder pointer, LocalBuilder stride)
    {
        _il.Emit(OpCodes.Ldloc, pointer);
        _il.Emit(OpCodes.Ldloc, stride);
        _il.Emit(OpCodes.Add);
        _il.Emit(OpCodes.Stloc, pointer);
    }
}
