using System.Reflection.Emit;
using System.Runtime.Intrinsics.X86;

namespace Hillock.Kernels;

/// <summary>Emits micro-kernels: rows × vectors accumulators, each step one element of A a row and one row of B.</summary>
/// <remarks>After K. Goto and R. van de Geijn 2008 and the BLIS micro-kernel (F. Van Zee 2015). One emitter serves every width, tile and loop nest.</remarks>
internal sealed class MicroKernelEmitter : TileEmitter<Tile>
{
    private readonly TileKind _kind;
    private readonly LocalBuilder[] _held;
    private readonly LocalBuilder[] _pointers;
    private readonly LocalBuilder _value;
    private readonly LocalBuilder _rowStride;
    private readonly LocalBuilder _tripleStride;
    private readonly LocalBuilder _columnStride;
    private readonly LocalBuilder _b;
    private readonly LocalBuilder _bStride;

    private MicroKernelEmitter(TileKind kind, SimdWidth width, ILGenerator il)
        : base(kind.Rows, kind.Vectors, width, il)
    {
        _kind = kind;
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
        var method = EmittedCode.Method($"Tile{kind.Rows}x{kind.Vectors}", null, typeof(Tile*));
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
            Il.Emit(OpCodes.Ldloc, _rowStride);
            PushInteger(3);
            Il.Emit(OpCodes.Mul);
            Il.Emit(OpCodes.Stloc, _tripleStride);
        }

        LocalBuilder a = Local(nameof(Tile.A)), c = Local(nameof(Tile.C)), start = Local(nameof(Tile.Start));
        Loop(nameof(Tile.Tiles), () =>
        {
            EmitPointers(a);
            Set(_b, nameof(Tile.B));
            EmitStart(start, nameof(Tile.StartStride));
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
        Il.Emit(OpCodes.Ret);
    }

    // Rows that share a pointer lie at its 0-, 1-, 2- and 3-fold stride, all of which are addressing modes.
    private void EmitPointers(LocalBuilder a)
    {
        for (var i = 0; i < _pointers.Length; i++)
        {
            Il.Emit(OpCodes.Ldloc, i == 0 ? a : _pointers[i - 1]);
            if (i > 0)
            {
                Push(nameof(Tile.PointerStride));
                Il.Emit(OpCodes.Add);
            }

            Il.Emit(OpCodes.Stloc, _pointers[i]);
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
                Offset(j * Width.Bytes);
                Instructions.Load();
                Il.Emit(OpCodes.Stloc, _value);
                MultiplyAdd(i, j, _value, _held[0]);
            }
        }
    }

    private void LoadB(int vector, LocalBuilder target)
    {
        LoadB(_b, vector);
        Il.Emit(OpCodes.Stloc, target);
    }

    private void Broadcast(int row, LocalBuilder target)
    {
        RowAddress(row);
        Il.Emit(OpCodes.Ldind_R4);
        Instructions.Broadcast();
        Il.Emit(OpCodes.Stloc, target);
    }

    private void MultiplyAdd(int row, int vector, LocalBuilder a, LocalBuilder b) =>
        MultiplyAdd(row, vector, () => Il.Emit(OpCodes.Ldloc, a), () => Il.Emit(OpCodes.Ldloc, b));

    private void RowAddress(int row)
    {
        Il.Emit(OpCodes.Ldloc, _pointers[row / _kind.RowsPerPointer]);
        var multiple = row % _kind.RowsPerPointer;
        if (multiple == 0) return;
        Il.Emit(OpCodes.Ldloc, multiple == 3 ? _tripleStride : _rowStride);
        if (multiple == 2)
        {
            PushInteger(2);
            Il.Emit(OpCodes.Mul);
        }

        Il.Emit(OpCodes.Add);
    }

    // The next tile's C (this one's where there is no next) is on its way to the cache while this tile is computed.
    private void EmitPrefetch(LocalBuilder c)
    {
        var next = Il.DeclareLocal(typeof(byte*));
        Il.Emit(OpCodes.Ldloc, c);
        Push(nameof(Tile.CTileStride));
        Il.Emit(OpCodes.Add);
        Il.Emit(OpCodes.Stloc, next);
        for (var i = 0; i < _kind.Rows; i++)
        {
            for (var offset = 0; offset < _kind.Vectors * Width.Bytes; offset += AlignedBuffer.Alignment)
            {
                Il.Emit(OpCodes.Ldloc, next);
                Offset(offset);
                Il.Emit(OpCodes.Call, typeof(Sse).GetMethod(nameof(Sse.Prefetch0))!);
            }

            if (i < _kind.Rows - 1) Advance(next, nameof(Tile.CStride));
        }
    }

    private void EmitStores(LocalBuilder c)
    {
        var store = Il.DefineLabel();
        Push(nameof(Tile.Accumulate));
        Il.Emit(OpCodes.Brfalse, store);
        ForEachRow(c, nameof(Tile.CStride), (sum, address) =>
        {
            address();
            Instructions.Load();
            Il.Emit(OpCodes.Ldloc, sum);
            Instructions.Call("Add");
            Il.Emit(OpCodes.Stloc, sum);
        });
        Il.MarkLabel(store);
        EmitStores(c, nameof(Tile.CStride));
    }

    private void Loop(string count, Action body)
    {
        var left = Local(count);
        Label test = Il.DefineLabel(), top = Il.DefineLabel();
        Il.Emit(OpCodes.Br, test);
        Il.MarkLabel(top);
        body();
        Il.Emit(OpCodes.Ldloc, left);
        PushInteger(1);
        Il.Emit(OpCodes.Sub);
        Il.Emit(OpCodes.Stloc, left);
        Il.MarkLabel(test);
        Il.Emit(OpCodes.Ldloc, left);
        PushInteger(0);
        Il.Emit(OpCodes.Bgt, top);
    }

    private LocalBuilder[] Locals(int count, Type type) => [.. Enumerable.Range(0, count).Select(_ => Il.DeclareLocal(type))];

    private void AdvanceAll(string gap, string gapOfB)
    {
        foreach (var pointer in _pointers) Advance(pointer, gap);
        Advance(_b, gapOfB);
    }
}
