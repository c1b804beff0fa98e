using System.Collections.Concurrent;

namespace Hillock.Kernels;

/// <summary>Which micro-kernel computes which part of C.</summary>
internal sealed class TileShape
{
    private const int MostVectors = 8;

    // What a step costs beside its multiply-adds, in multiply-adds: advancing the pointers and the loop.
    private const double StepCost = 1, VectorCost = 0.2;
    private static readonly Dictionary<SimdWidth, TileShape> Shapes = SimdWidth.All.ToDictionary(w => w, w => new TileShape(w));
    private readonly MicroKernel?[,] _kernels;
    private readonly ConcurrentDictionary<TileKind, MicroKernel> _others = [];
    private readonly SimdWidth _width;

    private TileShape(SimdWidth width)
    {
        _width = width;
        // Accumulators, the row of B and one broadcast of A must fit the registers.
        Accumulators = width.Registers == 32 ? 24 : 12;
        Vectors = width.Bits == 128 ? 4 : 2;
        Rows = Accumulators / Vectors;
        _kernels = new MicroKernel?[Accumulators + 1, MostVectors + 1];
    }

    /// <summary>The tiles for the widest vectors there are.</summary>
    public static TileShape Best { get; } = For(SimdWidth.Best);

    /// <summary>Rows of the largest tile.</summary>
    public int Rows { get; }

    /// <summary>Vectors in a row of the largest tile.</summary>
    public int Vectors { get; }

    /// <summary>Floats in a vector.</summary>
    public int Lanes => _width.Lanes;

    private int Accumulators { get; }

    /// <summary>The tiles of <paramref name="width"/>.</summary>
    public static TileShape For(SimdWidth width) => Shapes[width];

    /// <summary>How many vectors wide a tile of <paramref name="rows"/> should be, of the <paramref name="left"/> that remain.</summary>
    /// <remarks>Few rows leave registers for more columns: enough sums must be in flight to hide the latency of a multiply-add.</remarks>
    public int VectorsFor(int rows, int left)
    {
        var wanted = rows > Rows / 2 ? Vectors : rows > Rows / 4 ? 2 * Vectors : 4 * Vectors;
        return Math.Min(left, Math.Min(wanted, MostVectors));
    }

    /// <summary>The most rows of a tile <paramref name="vectors"/> wide.</summary>
    public int MostRows(int vectors) => Accumulators / vectors;

    /// <summary>How wide the tiles should be that cover <paramref name="rows"/> × <paramref name="vectors"/>.</summary>
    public int BestVectors(int rows, int vectors, bool lanes)
    {
        var best = 1;
        var least = double.MaxValue;
        for (var wide = 1; wide <= Math.Min(vectors, Math.Min(MostVectors, Accumulators)); wide++)
        {
            var cost = (vectors / wide * Cost(rows, wide, lanes)) + (vectors % wide == 0 ? 0 : Cost(rows, vectors % wide, lanes));
            if (cost > least) continue;
            (best, least) = (wide, cost);
        }

        return best;
    }

    /// <summary>Whether rows as short as this leave a tile of them slower than a tile of rows from elsewhere.</summary>
    public static bool IsNarrow(int rows, int vectors) =>
        rows < 3 || rows * Math.Min(vectors, MostVectors) < 8;

    /// <summary>The kernel of a tile of a matrix product, compiled at first use.</summary>
    public MicroKernel Kernel(int rows, int vectors) =>
        _kernels[rows, vectors] ??= MicroKernelEmitter.Emit(new TileKind(rows, vectors), _width);

    /// <summary>The kernel of any kind of tile, compiled at first use.</summary>
    public MicroKernel Kernel(TileKind kind) =>
        kind == new TileKind(kind.Rows, kind.Vectors) ? Kernel(kind.Rows, kind.Vectors)
        : _others.GetOrAdd(kind, static (k, width) => MicroKernelEmitter.Emit(k, width), _width);

    // A step's multiply-adds, or its loads where there are more of them, and what reading B from the second-level cache costs beside.
    private double Cost(int rows, int vectors, bool lanes)
    {
        var most = MostRows(vectors);
        var tiles = (rows + most - 1) / most;
        var tall = (double)rows / tiles;
        var loads = lanes ? (tall * vectors) + vectors : (tall / 2) + vectors;
        return tiles * (Math.Max(tall * vectors, loads) + StepCost + (vectors * VectorCost));
    }
}
