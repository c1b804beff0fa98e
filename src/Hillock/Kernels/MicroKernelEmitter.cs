using System.Reflection.Emit;
using System.Runtime.Intrinsics.X86;

namespace Hillock.Kernels;

/// <summary>Emits micro-kernels: rows × vectors accumulators, each step one element of A a row and one row of B.</summary>
/// <remarks>After K. Goto and R. van de Geijn 2008 and the BLIS micro-kernel (F. Van Zee 2015). One emitter serves every width, tile and loop nest.</remarks>
internal sealed class MicroKernelEmitter
{
    private readonly TileKind _kind;
    private readonly SimdWidth _width;
    private readonly ILGenerator _il;
    private readonly VectorInstructions _instructions;
    private readonly LocalBuilder[,] _sums;
    private readonly LocalBuilder[] _held;
    private readonly LocalBuilder[] _pointers;
    private readonly LocalBuilder _value;
    private readonly LocalBuilder _rowStride;
    private readonly LocalBuilder _tripleStride;
    private readonly LocalBuilder _columnStride;
    private readonly LocalBuilder _b;
    private readonly LocalBuilder _bStride;

    private MicroKernelEmitter(TileKind kind, SimdWidth width, ILGenerator il)
    {
        (_kind, _width, _il) = (kind, width, il);
        _instructions = new VectorInstructions(il, width);
        _sums = new LocalBuilder[kind.Rows, kind.Vectors];
        for (var i = 0; i < kind.Rows; i++)
            for (var j = 0; j < kind.Vectors; j++) _sums[i, j] = il.DeclareLocal(width.Vector);
        _held = Locals(kind.HoldsRows ? kind.Rows : kind.Vectors, width.Vector);
        _pointers = Locals(kind.Pointers, typeof(byte*));
        _value = il.DeclareLocal(width.Vector);
        _rowStride = il.DeclareLocal(typeof(nint));
        _tripleStride = il.DeclareLocal(typeof(nint));
        _columnStride = il.DeclareLocal(typeof(nint));
        _b = il.DeclareLocal(typeof(byte*));
        _bStride = il.DeclareLocal(typeof(nint));
    }

    /// <summary>The kernel for one kind of tile.</summary>
    public static MicroKernel Emit(TileKind kind, SimdWidth width)
    {
        var method = EmittedCode.Method($"Tile{kind.Rows}x{kind.Vectors}", typeof(Tile*));
        new MicroKernelEmitter(kind, width, method.GetILGenerator(16384)).Emit();
        return method.CreateDelegate<MicroKernel>();
    }

    private void Emit()
    {
        Set(_rowStride, nameof(Tile.RowStride));
        Set(_columnStride, nameof(Tile.ColumnStride));
        Set(_bStride, nameof(Tile.BStride));
        if (_kind.RowsPerPointer > 3)
        {
            _il.Emit(OpCodes.Ldloc, _rowStride);
            PushInteger(3);
            _il.Emit(OpCodes.Mul);
            _il.Emit(OpCodes.Stloc, _tripleStride);
        }

        LocalBuilder a = Local(nameof(Tile.A)), c = Local(nameof(Tile.C)), start = Local(nameof(Tile.Start));
        Loop(nameof(Tile.Tiles), () =>
        {
            EmitPointers(a);
            Set(_b, nameof(Tile.B));
            EmitStart(start);
            if (Sse.IsSupported) EmitPrefetch(c);
            Loop(nameof(Tile.Planes), () =>
            {
                if (_kind.Edge.Taps == 0) Loop(nameof(Tile.Segments), () => EmitSegment(0, _kind.Rows));
                for (var tap = 0; tap < _kind.Edge.Taps; tap++)
                {
                    var (from, to) = _kind.Edge.RowsOf(tap, _kind.Rows);
                    EmitSegment(from, to);
                }

                AdvanceAll(nameof(Tile.PlaneGap), nameof(Tile.BPlaneGap));
            });
            EmitStores(c);
            Advance(a, nameof(Tile.ATileStride));
            Advance(c, nameof(Tile.CTileStride));
            Advance(start, nameof(Tile.StartTileStride));
        });
        _il.Emit(OpCodes.Ret);
    }

    // Rows that share a pointer lie at its 0-, 1-, 2- and 3-fold stride, all of which are addressing modes.
    private void EmitPointers(LocalBuilder a)
    {
        for (var i = 0; i < _pointers.Length; i++)
        {
            _il.Emit(OpCodes.Ldloc, i == 0 ? a : _pointers[i - 1]);
            if (i > 0)
            {
                Push(nameof(Tile.PointerStride));
                _il.Emit(OpCodes.Add);
            }

            _il.Emit(OpCodes.Stloc, _pointers[i]);
        }
    }

    private void EmitSegment(int from, int to)
    {
        Loop(nameof(Tile.Depth), () =>
        {
            if (_kind.VectorRows) EmitLaneStep(from, to);
            else if (_kind.HoldsRows) EmitStepByVectors(from, to);
            else EmitStepByRows(from, to);
            foreach (var pointer in _pointers) Advance(pointer, _columnStride);
            Advance(_b, _bStride);
        });
        AdvanceAll(nameof(Tile.SegmentGap), nameof(Tile.BSegmentGap));
    }

    // What there is less of, rows or vectors, waits in registers for the other.
    private void EmitStepByRows(int from, int to)
    {
        if (from == to) return;
        for (var j = 0; j < _kind.Vectors; j++) LoadB(j, _held[j]);
        for (var i = from; i < to; i++)
        {
            Broadcast(i, _value);
            for (var j = 0; j < _kind.Vectors; j++) MultiplyAdd(i, j, _value, _held[j]);
        }
    }

    private void EmitStepByVectors(int from, int to)
    {
        if (from == to) return;
        for (var i = from; i < to; i++) Broadcast(i, _held[i]);
        for (var j = 0; j < _kind.Vectors; j++)
        {
            LoadB(j, _value);
            for (var i = from; i < to; i++) MultiplyAdd(i, j, _held[i], _value);
        }
    }

    private void EmitLaneStep(int from, int to)
    {
        if (from == to) return;
        for (var j = 0; j < _kind.Vectors; j++)
        {
            LoadB(j, _held[0]);
            for (var i = from; i < to; i++)
            {
                RowAddress(i);
                Offset(j * _width.Bytes);
                _instructions.Load();
                _il.Emit(OpCodes.Stloc, _value);
                MultiplyAdd(i, j, _value, _held[0]);
            }
        }
    }

    private void LoadB(int vector, LocalBuilder target)
    {
        _il.Emit(OpCodes.Ldloc, _b);
        Offset(vector * _width.Bytes);
        _instructions.Load();
        _il.Emit(OpCodes.Stloc, target);
    }

    private void Broadcast(int row, LocalBuilder target)
    {
        RowAddress(row);
        _il.Emit(OpCodes.Ldind_R4);
        _instructions.Broadcast();
        _il.Emit(OpCodes.Stloc, target);
    }

    private void MultiplyAdd(int row, int vector, LocalBuilder a, LocalBuilder b)
    {
        _il.Emit(OpCodes.Ldloc, a);
        _il.Emit(OpCodes.Ldloc, b);
        _il.Emit(OpCodes.Ldloc, _sums[row, vector]);
        _instructions.FusedMultiplyAdd();
        _il.Emit(OpCodes.Stloc, _sums[row, vector]);
    }

    private void RowAddress(int row)
    {
        _il.Emit(OpCodes.Ldloc, _pointers[row / _kind.RowsPerPointer]);
        var multiple = row % _kind.RowsPerPointer;
        if (multiple == 0) return;
        _il.Emit(OpCodes.Ldloc, multiple == 3 ? _tripleStride : _rowStride);
        if (multiple == 2)
        {
            PushInteger(2);
            _il.Emit(OpCodes.Mul);
        }

        _il.Emit(OpCodes.Add);
    }

    private void EmitStart(LocalBuilder start)
    {
        Label zero = _il.DefineLabel(), done = _il.DefineLabel();
        _il.Emit(OpCodes.Ldloc, start);
        _il.Emit(OpCodes.Brfalse, zero);
        ForEachRow(start, nameof(Tile.StartStride), (i, j, address) =>
        {
            address();
            _instructions.Load();
            _il.Emit(OpCodes.Stloc, _sums[i, j]);
        });
        _il.Emit(OpCodes.Br, done);
        _il.MarkLabel(zero);
        foreach (var sum in _sums)
        {
            _instructions.Constant(0);
            _il.Emit(OpCodes.Stloc, sum);
        }

        _il.MarkLabel(done);
    }

    // The next tile's C (this one's where there is no next) is on its way to the cache while this tile is computed.
    private void EmitPrefetch(LocalBuilder c)
    {
        var next = _il.DeclareLocal(typeof(byte*));
        _il.Emit(OpCodes.Ldloc, c);
        Push(nameof(Tile.CTileStride));
        _il.Emit(OpCodes.Add);
        _il.Emit(OpCodes.Stloc, next);
        for (var i = 0; i < _kind.Rows; i++)
        {
            for (var offset = 0; offset < _kind.Vectors * _width.Bytes; offset += AlignedBuffer.Alignment)
            {
                _il.Emit(OpCodes.Ldloc, next);
                Offset(offset);
                _il.Emit(OpCodes.Call, typeof(Sse).GetMethod(nameof(Sse.Prefetch0))!);
            }

            if (i < _kind.Rows - 1) Advance(next, nameof(Tile.CStride));
        }
    }

    private void EmitStores(LocalBuilder c)
    {
        var store = _il.DefineLabel();
        Push(nameof(Tile.Accumulate));
        _il.Emit(OpCodes.Brfalse, store);
        ForEachRow(c, nameof(Tile.CStride), (i, j, address) =>
        {
            address();
            _instructions.Load();
            _il.Emit(OpCodes.Ldloc, _sums[i, j]);
            _instructions.Call("Add");
            _il.Emit(OpCodes.Stloc, _sums[i, j]);
        });
        _il.MarkLabel(store);
        ForEachRow(c, nameof(Tile.CStride), (i, j, address) =>
        {
            _il.Emit(OpCodes.Ldloc, _sums[i, j]);
            address();
            _instructions.Store();
        });
    }

    private void ForEachRow(LocalBuilder first, string stride, Action<int, int, Action> emit)
    {
        var row = _il.DeclareLocal(typeof(byte*));
        _il.Emit(OpCodes.Ldloc, first);
        _il.Emit(OpCodes.Stloc, row);
        for (var i = 0; i < _kind.Rows; i++)
        {
            for (var j = 0; j < _kind.Vectors; j++)
            {
                var offset = j * _width.Bytes;
                emit(i, j, () =>
                {
                    _il.Emit(OpCodes.Ldloc, row);
                    Offset(offset);
                });
            }

            if (i < _kind.Rows - 1) Advance(row, stride);
        }
    }

    private void Loop(string count, Action body)
    {
        var left = Local(count);
        Label test = _il.DefineLabel(), top = _il.DefineLabel();
        _il.Emit(OpCodes.Br, test);
        _il.MarkLabel(top);
        body();
        _il.Emit(OpCodes.Ldloc, left);
        PushInteger(1);
        _il.Emit(OpCodes.Sub);
        _il.Emit(OpCodes.Stloc, left);
        _il.MarkLabel(test);
        _il.Emit(OpCodes.Ldloc, left);
        PushInteger(0);
        _il.Emit(OpCodes.Bgt, top);
    }

    private LocalBuilder[] Locals(int count, Type type) => [.. Enumerable.Range(0, count).Select(_ => _il.DeclareLocal(type))];

    private LocalBuilder Local(string field)
    {
        var local = _il.DeclareLocal(typeof(Tile).GetField(field)!.FieldType);
        Set(local, field);
        return local;
    }

    private void Set(LocalBuilder local, string field)
    {
        Push(field);
        _il.Emit(OpCodes.Stloc, local);
    }

    private void Push(string field)
    {
        _il.Emit(OpCodes.Ldarg_0);
        _il.Emit(OpCodes.Ldfld, typeof(Tile).GetField(field)!);
    }

    private void PushInteger(int value)
    {
        _il.Emit(OpCodes.Ldc_I4, value);
        _il.Emit(OpCodes.Conv_I);
    }

    private void Offset(int bytes)
    {
        if (bytes == 0) return;
        PushInteger(bytes);
        _il.Emit(OpCodes.Add);
    }

    private void AdvanceAll(string gap, string gapOfB)
    {
        foreach (var pointer in _pointers) Advance(pointer, gap);
        Advance(_b, gapOfB);
    }

    private void Advance(LocalBuilder pointer, string field) => Advance(pointer, () => Push(field));

    private void Advance(LocalBuilder pointer, LocalBuilder stride) => Advance(pointer, () => _il.Emit(OpCodes.Ldloc, stride));

    private void Advance(LocalBuilder pointer, Action step)
    {
        _il.Emit(OpCodes.Ldloc, pointer);
        step();
        _il.Emit(OpCodes.Add);
        _il.Emit(OpCodes.Stloc, pointer);
    }
}
