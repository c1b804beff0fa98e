using System.Numerics;
using System.Reflection;
using System.Reflection.Emit;

namespace Hillock.Kernels;

/// <summary>Emits kernels that multiply only where a bit is set: a loop over tiles, and in it one over the set bits.</summary>
/// <remarks>A product that is skipped would have been +0 or -0, which changes no sum but one: -0 + 0 is +0. So a sum that ends as -0 is
/// computed anew with all its products, and every sum has the bits that the dense kernel gives, which adds in the same order.</remarks>
internal sealed class SparseKernelEmitter : TileEmitter<SparseTile>
{
    private static readonly MethodInfo LowestBit = typeof(BitOperations).GetMethod(nameof(BitOperations.TrailingZeroCount), [typeof(ulong)])!;

    private readonly LocalBuilder _bits;
    private readonly LocalBuilder _all;
    private readonly LocalBuilder _columnOfA;
    private readonly LocalBuilder _rowOfB;
    private readonly LocalBuilder _value;
    private readonly LocalBuilder[] _held;

    private SparseKernelEmitter(int rows, int vectors, SimdWidth width, ILGenerator il)
        : base(rows, vectors, width, il)
    {
        _bits = il.DeclareLocal(typeof(ulong));
        _all = il.DeclareLocal(typeof(ulong));
        _columnOfA = il.DeclareLocal(typeof(byte*));
        _rowOfB = il.DeclareLocal(typeof(byte*));
        _value = il.DeclareLocal(width.Vector);
        _held = [.. Enumerable.Range(0, rows > 1 ? vectors : 0).Select(_ => il.DeclareLocal(width.Vector))];
    }

    /// <summary>The kernel for tiles of <paramref name="rows"/> × (<paramref name="vectors"/> × lanes).</summary>
    public static SparseKernel Emit(int rows, int vectors, SimdWidth width)
    {
        var method = EmittedCode.Method($"Sparse{rows}x{vectors}", null, typeof(SparseTile*));
        new SparseKernelEmitter(rows, vectors, width, method.GetILGenerator(4096)).Emit();
        return method.CreateDelegate<SparseKernel>();
    }

    private void Emit()
    {
        LocalBuilder count = Local(nameof(SparseTile.Count)), bits = Local(nameof(SparseTile.Bits)), a = Local(nameof(SparseTile.A));
        LocalBuilder c = Local(nameof(SparseTile.C)), start = Local(nameof(SparseTile.Start));

        // In locals, though most go to the stack: a tenth faster than from the operands.
        LocalBuilder nextA = Local(nameof(SparseTile.ATileStride)), nextC = Local(nameof(SparseTile.CTileStride));
        var nextStart = Local(nameof(SparseTile.StartTileStride));
        var products = Products(a);
        Label test = Il.DefineLabel(), body = Il.DefineLabel(), again = Il.DefineLabel(), store = Il.DefineLabel();

        Il.Emit(OpCodes.Br, test);
        Il.MarkLabel(body);
        EmitBits(bits);
        Set(_all, nameof(SparseTile.All));
        Il.MarkLabel(again);
        EmitStart(start, nameof(SparseTile.StartStride));
        products();

        // All bits are kept for the second try, and gone after it.
        Il.Emit(OpCodes.Ldloc, _all);
        Il.Emit(OpCodes.Brfalse, store);
        Instructions.AnyNegativeZero([.. Sums]);
        Il.Emit(OpCodes.Brfalse, store);
        Copy(_all, _bits);
        Il.Emit(OpCodes.Ldc_I8, 0L);
        Il.Emit(OpCodes.Stloc, _all);
        Il.Emit(OpCodes.Br, again);

        Il.MarkLabel(store);
        EmitStores(c, nameof(SparseTile.CStride));
        Advance(a, nextA);
        Advance(c, nextC);
        Advance(start, nextStart);
        Il.Emit(OpCodes.Ldloc, count);
        PushInteger(1);
        Il.Emit(OpCodes.Sub);
        Il.Emit(OpCodes.Stloc, count);
        Il.MarkLabel(test);
        Il.Emit(OpCodes.Ldloc, count);
        Il.Emit(OpCodes.Brtrue, body);
        Il.Emit(OpCodes.Ret);
    }

    private void EmitBits(LocalBuilder bits)
    {
        for (var i = 0; i < Rows; i++)
        {
            if (Rows == 1)
            {
                Il.Emit(OpCodes.Ldloc, bits);
                Il.Emit(OpCodes.Ldind_I8);
            }
            else
            {
                EmitHalf(bits, null);
                EmitHalf(bits, nameof(SparseTile.UpperBits));
                Il.Emit(OpCodes.Ldc_I4, 32);
                Il.Emit(OpCodes.Shl);
                Il.Emit(OpCodes.Or);
            }

            if (i > 0) Il.Emit(OpCodes.Or);
            Advance(bits, nameof(SparseTile.BitsStride));
        }

        Il.Emit(OpCodes.Stloc, _bits);
    }

    private void EmitHalf(LocalBuilder bits, string? offset)
    {
        Il.Emit(OpCodes.Ldloc, bits);
        if (offset is not null)
        {
            Push(offset);
            Il.Emit(OpCodes.Add);
        }

        Il.Emit(OpCodes.Ldind_U4);
        Il.Emit(OpCodes.Conv_U8);
    }

    /// <summary>What emits the loop over the set bits, which it clears.</summary>
    private Action Products(LocalBuilder a)
    {
        LocalBuilder rowStride = Local(nameof(SparseTile.RowStride)), columnStride = Local(nameof(SparseTile.ColumnStride));
        LocalBuilder b = Local(nameof(SparseTile.B)), bStride = Local(nameof(SparseTile.BStride));
        var column = Il.DeclareLocal(typeof(nint));
        return () =>
        {
            Label test = Il.DefineLabel(), body = Il.DefineLabel();
            Il.Emit(OpCodes.Br, test);
            Il.MarkLabel(body);
            EmitLowestBit(column);
            At(a, column, columnStride, _columnOfA);
            At(b, column, bStride, _rowOfB);
            EmitStep(rowStride);
            Il.MarkLabel(test);
            Il.Emit(OpCodes.Ldloc, _bits);
            Il.Emit(OpCodes.Brtrue, body);
        };
    }

    // A row of B that is used once is an operand in memory; one that is used twice waits in registers.
    private void EmitStep(LocalBuilder rowStride)
    {
        for (var j = 0; j < _held.Length; j++)
        {
            LoadB(_rowOfB, j);
            Il.Emit(OpCodes.Stloc, _held[j]);
        }

        for (var i = 0; i < Rows; i++)
        {
            Il.Emit(OpCodes.Ldloc, _columnOfA);
            if (i > 0)
            {
                Il.Emit(OpCodes.Ldloc, rowStride);
                Il.Emit(OpCodes.Add);
            }

            Il.Emit(OpCodes.Ldind_R4);
            Instructions.Broadcast();
            Il.Emit(OpCodes.Stloc, _value);
            for (var j = 0; j < Vectors; j++)
            {
                var vector = j;
                MultiplyAdd(i, j, () => Il.Emit(OpCodes.Ldloc, _value), () =>
                {
                    if (_held.Length == 0) LoadB(_rowOfB, vector);
                    else Il.Emit(OpCodes.Ldloc, _held[vector]);
                });
            }
        }
    }

    private void EmitLowestBit(LocalBuilder column)
    {
        Il.Emit(OpCodes.Ldloc, _bits);
        Il.Emit(OpCodes.Call, LowestBit);
        Il.Emit(OpCodes.Conv_I);
        Il.Emit(OpCodes.Stloc, column);
        Il.Emit(OpCodes.Ldloc, _bits);
        Il.Emit(OpCodes.Ldloc, _bits);
        Il.Emit(OpCodes.Ldc_I8, 1L);
        Il.Emit(OpCodes.Sub);
        Il.Emit(OpCodes.And);
        Il.Emit(OpCodes.Stloc, _bits);
    }

    private void At(LocalBuilder pointer, LocalBuilder index, LocalBuilder stride, LocalBuilder target)
    {
        Il.Emit(OpCodes.Ldloc, pointer);
        Il.Emit(OpCodes.Ldloc, index);
        Il.Emit(OpCodes.Ldloc, stride);
        Il.Emit(OpCodes.Mul);
        Il.Emit(OpCodes.Add);
        Il.Emit(OpCodes.Stloc, target);
    }
}
