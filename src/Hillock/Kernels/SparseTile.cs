namespace Hillock.Kernels;

/// <summary>Rows of C += A·B (or = A·B + bias), tile after tile; of each tile's rows of A only the columns whose bit is set are multiplied.</summary>
/// <param name="tile">Where the operands are.</param>
internal unsafe delegate void SparseKernel(SparseTile* tile);

/// <summary>The operands of a product that is at most 64 deep; strides in bytes.</summary>
internal unsafe struct SparseTile
{
    /// <summary>Tiles.</summary>
    public nint Count;

    /// <summary>For each row of A the columns to multiply, a bit each; the rows of a tile multiply where any of them has a bit.
    /// For tiles of one row a word of 64 bits, else the lower halves of all rows and, <see cref="UpperBits"/> bytes on, the upper ones.</summary>
    public byte* Bits;
    public nint BitsStride;
    public nint UpperBits;

    /// <summary>The bits of all columns.</summary>
    public ulong All;
    public byte* A;
    public nint RowStride;
    public nint ColumnStride;
    public byte* B;
    public nint BStride;
    public byte* C;
    public nint CStride;

    /// <summary>What C starts from: null for zero, else rows of numbers <see cref="StartStride"/> bytes apart (C itself, or a bias with stride 0).</summary>
    public byte* Start;
    public nint StartStride;
}
