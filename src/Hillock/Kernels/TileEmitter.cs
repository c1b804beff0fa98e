using System.Reflection.Emit;

namespace Hillock.Kernels;

/// <summary>What all matrix kernels share: a tile of rows × vectors sums held in registers, where it starts and where it goes.</summary>
internal abstract class TileEmitter
{
    private readonly Type _operands;
    private readonly LocalBuilder[,] _sums;
    private readonly LocalBuilder[] _columns;
    private readonly LocalBuilder _value;

    private protected TileEmitter(int rows, int vectors, SimdWidth width, ILGenerator il, Type operands)
    {
        (Rows, Vectors, Width, Il, _operands) = (rows, vectors, width, il, operands);
        Instructions = new VectorInstructions(il, width);
        _sums = new LocalBuilder[rows, vectors];
        for (var i = 0; i < rows; i++)
            for (var j = 0; j < vectors; j++) _sums[i, j] = il.DeclareLocal(width.Vector);
        _columns = [.. Enumerable.Range(0, vectors).Select(_ => il.DeclareLocal(width.Vector))];
        _value = il.DeclareLocal(width.Vector);
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

    /// <summary>Sets the sums to the numbers at <paramref name="start"/>, which moves on by a stride a row; to zero where it is null.</summary>
    private protected void EmitStart(LocalBuilder start, LocalBuilder stride)
    {
        Label zero = Il.DefineLabel(), done = Il.DefineLabel();
        Il.Emit(OpCodes.Ldloc, start);
        Il.Emit(OpCodes.Brfalse, zero);
        for (var i = 0; i < Rows; i++)
        {
            for (var j = 0; j < Vectors; j++)
            {
                Address(start, j * Width.Bytes);
                Instructions.Load();
                Il.Emit(OpCodes.Stloc, _sums[i, j]);
            }

            Advance(start, stride);
        }

        Il.Emit(OpCodes.Br, done);
        Il.MarkLabel(zero);
        foreach (var sum in _sums)
        {
            Instructions.Constant(0);
            Il.Emit(OpCodes.Stloc, sum);
        }

        Il.MarkLabel(done);
    }

    /// <summary>Adds the products of one column of A and one row of B; <paramref name="pushA"/> pushes the address of A's number in a row of the tile.</summary>
    private protected void EmitProducts(LocalBuilder b, Action<int> pushA)
    {
        // A row of B that is used once is an operand in memory.
        if (Rows > 1)
        {
            for (var j = 0; j < Vectors; j++)
            {
                Address(b, j * Width.Bytes);
                Instructions.Load();
                Il.Emit(OpCodes.Stloc, _columns[j]);
            }
        }

        for (var i = 0; i < Rows; i++)
        {
            pushA(i);
            Il.Emit(OpCodes.Ldind_R4);
            Instructions.Broadcast();
            Il.Emit(OpCodes.Stloc, _value);
            for (var j = 0; j < Vectors; j++)
            {
                Il.Emit(OpCodes.Ldloc, _value);
                if (Rows > 1)
                {
                    Il.Emit(OpCodes.Ldloc, _columns[j]);
                }
                else
                {
                    Address(b, j * Width.Bytes);
                    Instructions.Load();
                }

                Il.Emit(OpCodes.Ldloc, _sums[i, j]);
                Instructions.FusedMultiplyAdd();
                Il.Emit(OpCodes.Stloc, _sums[i, j]);
            }
        }
    }

    /// <summary>Writes the sums to <paramref name="c"/>, which moves on by a stride a row.</summary>
    private protected void EmitStores(LocalBuilder c, LocalBuilder stride)
    {
        for (var i = 0; i < Rows; i++)
        {
            for (var j = 0; j < Vectors; j++)
            {
                Il.Emit(OpCodes.Ldloc, _sums[i, j]);
                Address(c, j * Width.Bytes);
                Instructions.Store();
            }

            Advance(c, stride);
        }
    }

    /// <summary>A local with a field of the operands.</summary>
    private protected LocalBuilder Field(string name)
    {
        var field = _operands.GetField(name)!;
        var local = Il.DeclareLocal(field.FieldType);
        Il.Emit(OpCodes.Ldarg_0);
        Il.Emit(OpCodes.Ldfld, field);
        Il.Emit(OpCodes.Stloc, local);
        return local;
    }

    /// <summary>Pushes <paramref name="pointer"/> plus so many bytes.</summary>
    private protected void Address(LocalBuilder pointer, int offset)
    {
        Il.Emit(OpCodes.Ldloc, pointer);
        if (offset == 0) return;
        Il.Emit(OpCodes.Ldc_I4, offset);
        Il.Emit(OpCodes.Conv_I);
        Il.Emit(OpCodes.Add);
    }

    /// <summary>Moves <paramref name="pointer"/> on by <paramref name="stride"/>.</summary>
    private protected void Advance(LocalBuilder pointer, LocalBuilder stride)
    {
        Il.Emit(OpCodes.Ldloc, pointer);
        Il.Emit(OpCodes.Ldloc, stride);
        Il.Emit(OpCodes.Add);
        Il.Emit(OpCodes.Stloc, pointer);
    }
}
