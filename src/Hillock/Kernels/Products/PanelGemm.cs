using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Hillock.Kernels;

/// <summary>Products with a B that is used again and again, such as the recurrent weights at every step of a sequence: it is copied once into
/// the order in which the micro-kernel reads it.</summary>
/// <remarks>The order of additions depends on nothing but k, as in <see cref="Gemm"/>, and the bits are the same.</remarks>
internal static unsafe class PanelGemm
{
    /// <summary>Rows of B in a panel: such a panel and a tile's rows of A stay in the first-level cache together.</summary>
    public const int DepthBlock = 256;

    /// <summary>Copies B, k × n with n a multiple of 16, to k·n floats.</summary>
    public static void Pack(int k, int n, float* b, nint ldb, float* packed)
    {
        if (Vector512.IsHardwareAccelerated) Pack<Lanes512>(k, n, b, ldb, packed);
        else if (Vector256.IsHardwareAccelerated) Pack<Lanes256>(k, n, b, ldb, packed);
        else Pack<Lanes128>(k, n, b, ldb, packed);
    }

    /// <summary>Copies the transpose of a matrix of <paramref name="columns"/> rows and k columns; columns of B from there up to n are 0.</summary>
    public static void PackTransposed(int k, int n, int columns, float* source, nint ldSource, float* packed)
    {
        var width = Width(TileShape.Best);
        for (var p = 0; p < k; p += DepthBlock)
        {
            var depth = Math.Min(DepthBlock, k - p);
            for (var j = 0; j < n; j += width)
            {
                var panel = Math.Min(width, n - j);
                var there = Math.Min(panel, columns - j);
                if (there < panel) new Span<float>(packed, depth * panel).Clear();
                Gemm.Transpose(there, depth, source + (j * ldSource) + p, ldSource, packed, panel);
                packed += depth * panel;
            }
        }
    }

    /// <summary><c>C = start + A·B</c>, with <c>A(i,p) = a[i·rowStride + p·columnStride]</c>.</summary>
    /// <param name="m">Rows of A and C.</param>
    /// <param name="n">Columns of B and C; a multiple of 16.</param>
    /// <param name="k">Columns of A, rows of B.</param>
    /// <param name="a">First element of A; any alignment.</param>
    /// <param name="rowStride">Floats from one row of A to the next.</param>
    /// <param name="columnStride">Floats from one column of A to the next.</param>
    /// <param name="packed">B as <see cref="Pack"/> writes it.</param>
    /// <param name="c">First element of C.</param>
    /// <param name="ldc">Floats from one row of C to the next.</param>
    /// <param name="start">Rows to start from, such as a bias or C itself; null for 0.</param>
    /// <param name="ldStart">Floats from one of those rows to the next; 0 for the same row again.</param>
    /// <param name="ahead">What the caller needs next.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Multiply(
        int m, int n, int k, float* a, nint rowStride, nint columnStride, float* packed, float* c, nint ldc, float* start, nint ldStart, Ahead ahead = default)
    {
        var shape = TileShape.Best;
        var width = Width(shape);
        var tile = new Tile
        {
            Segments = 1,
            Planes = 1,
            Tiles = 1,
            RowStride = rowStride * sizeof(float),
            PointerStride = 3 * rowStride * sizeof(float),
            ColumnStride = columnStride * sizeof(float),
            CStride = ldc * sizeof(float),
        };
        var (part, parts) = (0, (m + shape.Rows - 1) / shape.Rows * ((n + width - 1) / width));
        for (var p = 0; p < k; p += DepthBlock, start = c, ldStart = ldc)
        {
            var depth = Math.Min(DepthBlock, k - p);
            tile.StartStride = ldStart * sizeof(float);
            for (var j = 0; j < n; j += width)
            {
                var columns = Math.Min(width, n - j);
                tile.BStride = columns * sizeof(float);
                for (int i = 0, rows; i < m; i += rows)
                {
                    rows = Gemm.RowsOfTile(m - i, shape.Rows);
                    if (p == 0) ahead.Fetch(part++, parts);
                    tile.Depth = depth;
                    tile.A = (byte*)(a + (i * rowStride) + (p * columnStride));
                    tile.B = (byte*)packed;
                    tile.C = (byte*)(c + (i * ldc) + j);
                    tile.Start = start == null ? null : (byte*)(start + (i * ldStart) + j);
                    shape.Kernel(rows, columns / shape.Lanes)(&tile);
                }

                packed += depth * columns;
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Pack<T>(int k, int n, float* b, nint ldb, float* packed)
        where T : unmanaged, ILanes<T>
    {
        var width = Width(TileShape.Best);
        for (var p = 0; p < k; p += DepthBlock, packed += DepthBlock * n)
        {
            // Whole rows, as they lie in memory: the processor fetches ahead of what is read in order.
            var depth = Math.Min(DepthBlock, k - p);
            for (var i = 0; i < depth; i++, b += ldb)
            {
                for (var j = 0; j < n; j += width)
                {
                    var columns = Math.Min(width, n - j);
                    var target = packed + ((nint)j * depth) + (i * columns);
                    for (var l = 0; l < columns; l += T.Count) T.Load(b + j + l).Store(target + l);
                }
            }
        }
    }

    private static int Width(TileShape shape) => shape.Vectors * shape.Lanes;
}
