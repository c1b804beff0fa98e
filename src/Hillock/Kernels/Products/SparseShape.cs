namespace Hillock.Kernels;

/// <summary>Which kernel computes which part of a product with a sparse A.</summary>
internal sealed class SparseShape
{
    private const int MostVectors = 8;
    private const int PanelColumns = 64;
    private readonly SparseKernel?[,] _kernels = new SparseKernel?[3, MostVectors + 1];
    private readonly SimdWidth _width;

    private SparseShape(SimdWidth width)
    {
        _width = width;
        Dense = TileShape.For(width);
    }

    /// <summary>The kernels for the widest vectors there are.</summary>
    public static SparseShape Best { get; } = new(SimdWidth.Best);

    /// <summary>The tiles of dense products of the same width.</summary>
    public TileShape Dense { get; }

    /// <summary>Floats in a vector.</summary>
    public int Lanes => _width.Lanes;

    /// <summary>The kernels of <paramref name="width"/>.</summary>
    public static SparseShape For(SimdWidth width) => width == SimdWidth.Best ? Best : new(width);

    /// <summary>How many vectors wide a tile of <paramref name="rows"/> should be, of the <paramref name="left"/> that remain.</summary>
    /// <remarks>Sums, a row of B and one number of A must fit the registers; the rows of B must fit the first-level cache.</remarks>
    public int VectorsFor(int rows, int left)
    {
        var most = Math.Min(PanelColumns / Lanes, MostVectors);
        return Math.Min(left, _width.Registers == 32 ? most : most / rows);
    }

    /// <summary>The kernel for tiles of 1 or 2 rows, compiled at first use.</summary>
    public SparseKernel Kernel(int rows, int vectors) => _kernels[rows, vectors] ??= SparseKernelEmitter.Emit(rows, vectors, _width);
}
