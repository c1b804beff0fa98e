using System.Numerics;
using System.Reflection;
using System.Reflection.Emit;

namespace Hillock.Kernels;

/// <summary>Emits kernels that multiply only where a bit is set: a loop over tiles, and in it one over the set bits.</summary>
/// <remarks>A product that is skipped would have been +0 or -0, which changes no sum but one: -0 + 0 is +0. So a sum that ends as -0 is
/// computed anew with all its products, and every sum has the bits that the dense kernel gives, which adds in the same order.</remarks>
internal sealed class SparseKernelEmitter : TileEmitter
{
    private static readonly MethodInfo LowestBit = typeof(BitOperations).GetMethod(nameof(BitOperations.TrailingZeroCount), [typeof(ulong)])!;

    private readonly LocalBuilder _bits;
    private readonly LocalBuilder _all;

    private SparseKernelEmitter(int rows, int vectors, SimdWidth width, ILGenerator il)
        : base(rows, vectors, width, il, typeof(SparseTile))
    {
        _bits = il.DeclareLocal(typeof(ulong));
        _all = il.DeclareLocal(typeof(ulong));
    }

    /// <summary>The kernel for tiles of <paramref name="rows"/> × (<paramref name="vectors"/> × lanes).</summary>
    public static SparseKernel Emit(int rows, int vectors, SimdWidth width)
    {
        var method = EmittedCode.Method($"Sparse{rows}x{vectors}", typeof(SparseTile*));
        new SparseKernelEmitter(rows, vectors, width, method.GetILGenerator(4096)).Emit();
        return method.CreateDelegate<SparseKernel>();
    }

    private void Emit()
    {
        var count = Field(nameof(SparseTile.Count));
        var bits = Field(nameof(SparseTile.Bits));
        var bitsStride = Field(nameof(SparseTile.BitsStride));
        var all = Field(nameof(SparseTile.All));
        var a = Field(nameof(SparseTile.A));
        var rowStride = Field(nameof(SparseTile.RowStride));
        var c = Field(nameof(SparseTile.C));
        var cStride = Field(nameof(SparseTile.CStride));
        var start = Field(nameof(SparseTile.Start));
        var startStride = Field(nameof(SparseTile.StartStride));
        var upper = Rows > 1 ? Field(nameof(SparseTile.UpperBits)) : null;
        var products = Products(a, rowStride);
        var next = Il.DeclareLocal(typeof(byte*));
        Label test = Il.DefineLabel(), body = Il.DefineLabel(), again = Il.DefineLabel(), store = Il.DefineLabel();

        Il.Emit(OpCodes.Br, test);
        Il.MarkLabel(body);
        EmitBits(bits, bitsStride, upper);
        Copy(all, _all);
        Il.MarkLabel(again);
        Copy(start, next);
        EmitStart(next, startStride);
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
        EmitStores(c, cStride);
        Copy(next, start);
        for (var i = 0; i < Rows; i++) Advance(a, rowStride);
        Address(count, -1);
        Il.Emit(OpCodes.Stloc, count);
        Il.MarkLabel(test);
        Il.Emit(OpCodes.Ldloc, count);
        Il.Emit(OpCodes.Brtrue, body);
        Il.Emit(OpCodes.Ret);
    }

    private void EmitBits(LocalBuilder bits, LocalBuilder stride, LocalBuilder? upper)
    {
        for (var i = 0; i < Rows; i++)
        {
            Il.Emit(OpCodes.Ldloc, bits);
            if (upper is null)
            {
                Il.Emit(OpCodes.Ldind_I8);
            }
            else
            {
                Il.Emit(OpCodes.Ldind_U4);
                Il.Emit(OpCodes.Conv_U8);
                Il.Emit(OpCodes.Ldloc, bits);
                Il.Emit(OpCodes.Ldloc, upper);
                Il.Emit(OpCodes.Add);
                Il.Emit(OpCodes.Ldind_U4);
                Il.Emit(OpCodes.Conv_U8);
                Il.Emit(OpCodes.Ldc_I4, 32);
                Il.Emit(OpCodes.Shl);
                Il.Emit(OpCodes.Or);
            }

            if (i > 0) Il.Emit(OpCodes.Or);
            Advance(bits, stride);
        }

        Il.Emit(OpCodes.Stloc, _bits);
    }

    /// <summary>What emits the loop over the set bits, which it clears.</summary>
    private Action Products(LocalBuilder a, LocalBuilder rowStride)
    {
        var columnStride = Field(nameof(SparseTile.ColumnStride));
        var b = Field(nameof(SparseTile.B));
        var bStride = Field(nameof(SparseTile.BStride));
        var column = Il.DeclareLocal(typeof(nint));
        var (inA, inB) = (Il.DeclareLocal(typeof(byte*)), Il.DeclareLocal(typeof(byte*)));
        return () =>
        {
            Label test = Il.DefineLabel(), body = Il.DefineLabel();
            Il.Emit(OpCodes.Br, test);
            Il.MarkLabel(body);
            EmitLowestBit(column);
            At(a, column, columnStride, inA);
            At(b, column, bStride, inB);
            EmitProducts(inB, row =>
            {
                Il.Emit(OpCodes.Ldloc, inA);
                if (row == 0) return;
                Il.Emit(OpCodes.Ldloc, rowStride);
                Il.Emit(OpCodes.Add);
            });
            Il.MarkLabel(test);
            Il.Emit(OpCodes.Ldloc, _bits);
            Il.Emit(OpCodes.Brtrue, body);
        };
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

    private void Copy(LocalBuilder from, LocalBuilder to)
    {
        Il.Emit(OpCodes.Ldloc, from);
        Il.Emit(OpCodes.Stloc, to);
    }
}
