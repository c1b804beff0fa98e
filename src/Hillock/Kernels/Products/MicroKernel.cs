namespace Hillock.Kernels;

/// <summary>Computes tiles of C, each held in registers over its whole sum.</summary>
/// <param name="tile">Where the operands are.</param>
internal unsafe delegate void MicroKernel(Tile* tile);

/// <summary>The operands of a strip of tiles, one below the other; strides in bytes.</summary>
/// <remarks>The sum of one tile runs over three nested loops, <see cref="Depth"/> innermost: for a matrix product the outer two have one turn,
/// for a convolution they are the taps of a kernel's row and its rows, or the rows of an image and the images.</remarks>
internal unsafe struct Tile
{
    /// <summary>Turns of the innermost loop.</summary>
    public nint Depth;

    /// <summary>Turns of the loop around it.</summary>
    public nint Segments;

    /// <summary>Turns of the outermost loop.</summary>
    public nint Planes;

    /// <summary>The first row's first element.</summary>
    public byte* A;

    /// <summary>From one row of the tile to the next, within rows that share a pointer.</summary>
    public nint RowStride;

    /// <summary>From one pointer's rows to the next pointer's.</summary>
    public nint PointerStride;

    /// <summary>From one step of the innermost loop to the next.</summary>
    public nint ColumnStride;

    /// <summary>From the end of one segment to the start of the next.</summary>
    public nint SegmentGap;

    /// <summary>From the end of one plane to the start of the next.</summary>
    public nint PlaneGap;

    /// <summary>The first row of B.</summary>
    public byte* B;

    /// <summary>From one row of B to the next.</summary>
    public nint BStride;

    /// <summary>From the end of one segment of B to the start of the next.</summary>
    public nint BSegmentGap;

    /// <summary>From the end of one plane of B to the start of the next.</summary>
    public nint BPlaneGap;

    /// <summary>The first row of C.</summary>
    public byte* C;

    /// <summary>From one row of C to the next.</summary>
    public nint CStride;

    /// <summary>What C starts from: null for zero, else rows of numbers <see cref="StartStride"/> bytes apart (C itself, or a bias with stride 0).</summary>
    public byte* Start;

    /// <summary>From one row of <see cref="Start"/> to the next.</summary>
    public nint StartStride;

    /// <summary>Not zero: the finished sum is added to what C holds.</summary>
    public nint Accumulate;

    /// <summary>Tiles of the strip.</summary>
    public nint Tiles;

    /// <summary>From one tile's A to the next tile's.</summary>
    public nint ATileStride;

    /// <summary>From one tile's C (and start) to the next tile's.</summary>
    public nint CTileStride;

    /// <summary>From one tile's start to the next tile's.</summary>
    public nint StartTileStride;
}
