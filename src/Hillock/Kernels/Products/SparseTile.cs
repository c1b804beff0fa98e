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

    /// <summary>From one row's bits to the next row's.</summary>
    public nint BitsStride;

    /// <summary>From the lower half of a row's bits to the upper one.</summary>
    public nint UpperBits;

    /// <summary>The bits of all columns.</summary>
    public ulong All;

    /// <summary>The first row's first element.</summary>
    public byte* A;

    /// <summary>From one row of a tile to the next.</summary>
    public nint RowStride;

    /// <summary>From one column of A to the next.</summary>
    public nint ColumnStride;

    /// <summary>The first row of B.</summary>
    public byte* B;

    /// <summary>From one row of B to the next.</summary>
    public nint BStride;

    /// <summary>The first row of C.</summary>
    public byte* C;

    /// <summary>From one row of C to the next.</summary>
    public nint CStride;

    /// <summary>What C starts from: null for zero, else rows of numbers <see cref="StartStride"/> bytes apart (C itself, or a bias with stride 0).</summary>
    public byte* Start;

    /// <summary>From one row of <see cref="Start"/> to the next.</summary>
    public nint StartStride;

    /// <summary>From one tile's A to the next tile's.</summary>
    public nint ATileStride;

    /// <summary>From one tile's C to the next tile's.</summary>
    public nint CTileStride;

    /// <summary>From one tile's start to the next tile's.</summary>
    public nint StartTileStride;
}
