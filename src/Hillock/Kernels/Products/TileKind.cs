namespace Hillock.Kernels;

/// <summary>What a micro-kernel is compiled for.</summary>
/// <param name="Rows">Rows of the tile.</param>
/// <param name="Vectors">Vectors in a row.</param>
internal readonly record struct TileKind(int Rows, int Vectors)
{
    /// <summary>How many rows, a fixed stride apart, share a pointer: 1 to 4.</summary>
    public int RowsPerPointer { get; init; } = 3;

    /// <summary>Whether a row of A is read as vectors, lane by lane beside B, instead of one element for all lanes.</summary>
    public bool VectorRows { get; init; }

    /// <summary>Where a row of an image ends within the tile; without taps, nowhere.</summary>
    public TileEdge Edge { get; init; }

    /// <summary>Pointers into A.</summary>
    public int Pointers => (Rows + RowsPerPointer - 1) / RowsPerPointer;

    /// <summary>Whether the elements of A stay in registers during a step, instead of those of B.</summary>
    public bool HoldsRows => Rows < Vectors && !VectorRows;
}
