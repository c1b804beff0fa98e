using System.Reflection.Emit;

namespace Hillock.Kernels;

/// <summary>What the emitters of matrix kernels share: a tile of rows × vectors sums in registers, where it starts and where it goes.</summary>
/// <typeparam name="TOperands">The operands, whose fields the code reads by name.</typeparam>
internal abstract class TileEmitter<TOperands>
{
    private readonly LocalBuilder[,] _sums;

    private protected TileEmitter(int rows, int vectors, SimdWidth width, ILGenerator il)
    {
        (Rows, Vectors, Width, Il) = (rows, vectors, width, il);
        Instructions = new VectorInstructions(il, width);
        _sums = new LocalBuilder[rows, vectors];
        for (var i = 0; i < rows; i++)
            for (var j = 0; j < vectors; j++) _sums[i, j] = il.DeclareLocal(width.Vector);
    }

    /// <summary>Rows of the tile.</summary>
    private protected int Rows { get; }

    /// <summary>Vectors in a row of the tile.</summary>
    private protected int Vectors { get; }

    /// <summary>The vectors.</summary>
    private protected SimdWidth Width { get; }

    /// <summary>Where the code goes.</summary>
    private protected ILGenerator Il { get; }

    /// <summary>Vector operations.</summary>
    private protected VectorInstructions Instructions { get; }

    /// <summary>All sums of the tile.</summary>
    private protected IEnumerable<LocalBuilder> Sums => _sums.Cast<LocalBuilder>();

    /// <summary>Sets the sums to the rows at <paramref name="start"/>, a stride apart; to zero where it is null.</summary>
    private protected void EmitStart(LocalBuilder start, string stride)
    {
        Label zero = Il.DefineLabel(), done = Il.DefineLabel();
        Il.Emit(OpCodes.Ldloc, start);
        Il.Emit(OpCodes.Brfalse, zero);
        ForEachRow(start, stride, (sum, address) =>
        {
            address();
            Instructions.Load();
            Il.Emit(OpCodes.Stloc, sum);
        });
        Il.Emit(OpCodes.Br, done);
        Il.MarkLabel(zero);
        foreach (var sum in _sums)
        {
            Instructions.Constant(0);
            Il.Emit(OpCodes.Stloc, sum);
        }

        Il.MarkLabel(done);
    }

    /// <summary>Writes the sums to the rows at <paramref name="c"/>, a stride apart.</summary>
    private protected void EmitStores(LocalBuilder c, string stride) => ForEachRow(c, stride, (sum, address) =>
    {
        Il.Emit(OpCodes.Ldloc, sum);
        address();
        Instructions.Store();
    });

    /// <summary>Emits something for each sum; what it is given pushes the address of the sum's place in rows a stride apart.</summary>
    private protected void ForEachRow(LocalBuilder first, string stride, Action<LocalBuilder, Action> emit)
    {
        var row = Il.DeclareLocal(typeof(byte*));
        Copy(first, row);
        for (var i = 0; i < Rows; i++)
        {
            for (var j = 0; j < Vectors; j++)
            {
                var offset = j * Width.Bytes;
                emit(_sums[i, j], () =>
                {
                    Il.Emit(OpCodes.Ldloc, row);
                    Offset(offset);
                });
            }

            if (i < Rows - 1) Advance(row, stride);
        }
    }

    /// <summary>Adds the product of two vectors to a sum; each is pushed by what is given.</summary>
    private protected void MultiplyAdd(int row, int vector, Action a, Action b)
    {
        a();
        b();
        Il.Emit(OpCodes.Ldloc, _sums[row, vector]);
        Instructions.FusedMultiplyAdd();
        Il.Emit(OpCodes.Stloc, _sums[row, vector]);
    }

    /// <summary>Pushes a vector of B's row.</summary>
    private protected void LoadB(LocalBuilder b, int vector)
    {
        Il.Emit(OpCodes.Ldloc, b);
        Offset(vector * Width.Bytes);
        Instructions.Load();
    }

    /// <summary>A local with a field of the operands.</summary>
    private protected LocalBuilder Local(string field)
    {
        var local = Il.DeclareLocal(typeof(TOperands).GetField(field)!.FieldType);
        Set(local, field);
        return local;
    }

    /// <summary>Sets a local to a field of the operands.</summary>
    private protected void Set(LocalBuilder local, string field)
    {
        Push(field);
        Il.Emit(OpCodes.Stloc, local);
    }

    /// <summary>Sets a local to another.</summary>
    private protected void Copy(LocalBuilder from, LocalBuilder to)
    {
        Il.Emit(OpCodes.Ldloc, from);
        Il.Emit(OpCodes.Stloc, to);
    }

    /// <summary>Pushes a field of the operands.</summary>
    private protected void Push(string field)
    {
        Il.Emit(OpCodes.Ldarg_0);
        Il.Emit(OpCodes.Ldfld, typeof(TOperands).GetField(field)!);
    }

    /// <summary>Pushes a native integer.</summary>
    private protected void PushInteger(int value)
    {
        Il.Emit(OpCodes.Ldc_I4, value);
        Il.Emit(OpCodes.Conv_I);
    }

    /// <summary>Adds so many bytes to the address on the stack.</summary>
    private protected void Offset(int bytes)
    {
        if (bytes == 0) return;
        PushInteger(bytes);
        Il.Emit(OpCodes.Add);
    }

    /// <summary>Moves a pointer on by a field of the operands.</summary>
    private protected void Advance(LocalBuilder pointer, string field) => Advance(pointer, () => Push(field));

    /// <summary>Moves a pointer on by a local.</summary>
    private protected void Advance(LocalBuilder pointer, LocalBuilder stride) => Advance(pointer, () => Il.Emit(OpCodes.Ldloc, stride));

    private void Advance(LocalBuilder pointer, Action step)
    {
        Il.Emit(OpCodes.Ldloc, pointer);
        step();
        Il.Emit(OpCodes.Add);
        Il.Emit(OpCodes.Stloc, pointer);
    }
}
