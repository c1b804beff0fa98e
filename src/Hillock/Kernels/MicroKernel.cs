namespace Hillock.Kernels;

/// <summary>A tile of C += A·B (or = A·B + bias) held in registers over the whole of k.</summary>
/// <param name="tile">Where the operands are.</param>
internal unsafe delegate void MicroKernel(Tile* tile);

/// <summary>The operands of one tile; strides in bytes.</summary>
internal unsafe struct Tile
{
    public nint Depth;
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
