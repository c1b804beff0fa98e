namespace Hillock.Kernels;

/// <summary>Which micro-kernel computes which part of C.</summary>
internal sealed class TileShape
{
    private const int MostVectors = 8;
    private readonly MicroKernel?[,] _kernels;
    private readonly SimdWidth _width;

    private TileShape(SimdWidth width)
    {
        _width = width;
        // Accumulators, the row of B and one broadcast of A must fit the registers.
        Accumulators = width.Registers == 32 ? 24 : 12;
        Vectors = width.Bits == 128 ? 4 : 2;
        Rows = Accumulators / Vectors;
        _kernels = new MicroKernel?[Rows + 1, MostVectors + 1];
    }

    /// <summary>The tiles for the widest vectors there are.</summary>
    public static TileShape Best { get; } = new(SimdWidth.Best);

    /// <summary>Rows of the largest tile.</summary>
    public int Rows { get; }

    /// <summary>Vectors in a row of the largest tile.</summary>
    public int Vectors { get; }

    /// <summary>Floats in a vector.</summary>
    public int Lanes => _width.Lanes;

    private int Accumulators { get; }

    /// <summary>The tiles of <paramref name="width"/>.</summary>
    public static TileShape For(SimdWidth width) => width == SimdWidth.Best ? Best : new(width);

    /// <summary>How many vectors wide a tile of <paramref name="rows"/> should be, of the <paramref name="left"/> that remain.</summary>
    /// <remarks>Few rows leave registers for more columns: enough sums must be in flight to hide the latency of a multiply-add.</remarks>
    public int VectorsFor(int rows, int left)
    {
        var wanted = rows > Rows / 2 ? Vectors : rows > Rows / 4 ? 2 * Vectors : 4 * Vectors;
        return Math.Min(left, Math.Min(wanted, MostVectors));
    }

    /// <summary>The kernel of one tile, compiled at first use.</summary>
    public MicroKernel Kernel(int rows, int vectors) => _kernels[rows, vectors] ??= MicroKernelEmitter.Emit(rows, vectors, _width);
}
