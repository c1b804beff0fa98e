using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Hillock.Kernels;

/// <summary>Large products: blocks of A and panels of B are copied together, so that they stay in cache and use few pages.</summary>
/// <remarks>Blocking after Goto and van de Geijn 2008. A block of A lives in the second-level cache beside a panel of B, which the micro-kernel reads once for
/// every strip of A.</remarks>
internal static unsafe class PackedGemm
{
    private const int ColumnBlock = 1024;
    private const int LeastDepth = 512;
    private const int MostDepth = 2048;

    // Floats of a block of A, and of B's panels together.
    private const int BlockOfA = 72 * 1024;
    private const int BlockOfB = 256 * 1024;

    // The rows of a panel lie on different pages, which no hardware reads ahead of.
    private const int RowsAhead = 16;
    private const int Period = 4096;
    private const int Spread = 16;
    [ThreadStatic]
    private static AlignedBuffer? _packedA;
    [ThreadStatic]
    private static AlignedBuffer? _packedB;

    /// <summary>Whether packing pays: B does not stay in the second-level cache, and every copy is used many times.</summary>
    public static bool Pays(int m, int n, int k) => m >= 48 && (long)n * k >= 96 * 1024;

    /// <summary>As <see cref="Gemm.Multiply(int, int, int, float*, nint, nint, float*, nint, float*, nint, float*, bool)"/>.</summary>
    public static void Multiply(
        TileShape shape, int m, int n, int k, float* a, nint rowStride, nint columnStride, float* b, nint ldb, float* c, nint ldc,
        float* bias, bool accumulate)
    {
        var packedB = (_packedB ??= new AlignedBuffer(ColumnBlock * LeastDepth)).Pointer;
        var depthBlock = Math.Clamp(BlockOfB / n / 16 * 16, LeastDepth, MostDepth);
        var rowBlock = BlockOfA / depthBlock / shape.Rows * shape.Rows;
        for (var j = 0; j < n; j += ColumnBlock)
        {
            var columns = Math.Min(ColumnBlock, n - j);
            for (var p = 0; p < k; p += depthBlock)
            {
                var depth = Math.Min(depthBlock, k - p);
                PackB(shape.Vectors * shape.Lanes, depth, columns, b + (p * ldb) + j, ldb, packedB);
                for (var i = 0; i < m; i += rowBlock)
                {
                    var rows = Math.Min(rowBlock, m - i);
                    var start = accumulate || p > 0 ? null : bias == null ? null : bias + j;
                    var block = RowsOfA(rows, depth, a + (i * rowStride) + (p * columnStride), rowStride, columnStride);
                    MultiplyBlock(shape, rows, columns, depth, block, packedB, c + (i * ldc) + j, ldc, start, accumulate || p > 0);
                }
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void MultiplyBlock(
        TileShape shape, int m, int n, int k, Tile tile, float* b, float* c, nint ldc, float* bias, bool accumulate)
    {
        var width = shape.Vectors * shape.Lanes;
        var a = tile.A;
        tile.CStride = ldc * sizeof(float);
        tile.StartStride = accumulate ? tile.CStride : 0;
        for (var j = 0; j < n; j += width)
        {
            var columns = Math.Min(width, n - j);
            tile.B = (byte*)(b + ((nint)j * k));
            tile.BStride = columns * sizeof(float);
            for (int i = 0, rows; i < m; i += rows)
            {
                var tall = Math.Min(shape.Rows, m - i);
                tile.Tiles = (m - i) / tall;
                rows = tall * (int)tile.Tiles;
                tile.A = a + (i * tile.RowStride);
                tile.ATileStride = tall * tile.RowStride;
                tile.C = (byte*)(c + (i * ldc) + j);
                tile.CTileStride = tall * tile.CStride;
                tile.Start = accumulate ? tile.C : bias == null ? null : (byte*)(bias + j);
                tile.StartTileStride = accumulate ? tile.CTileStride : 0;
                shape.Kernel(tall, columns / shape.Lanes)(&tile);
            }
        }
    }

    // Panels of one tile's columns, row after row.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void PackB(int width, int depth, int columns, float* b, nint ldb, float* packed)
    {
        for (var j = 0; j < columns; j += width)
        {
            var count = Math.Min(width, columns - j);
            var source = b + j;
            for (var p = 0; p < depth; p++, source += ldb)
                for (var i = 0; i < count; i += Vector512<float>.Count, packed += Vector512<float>.Count)
                {
                    if (Sse.IsSupported) Sse.Prefetch0(source + i + (RowsAhead * ldb));
                    Vector512.Load(source + i).Store(packed);
                }
        }
    }

    // Rows that lie a multiple of this apart compete for the same few lines of the first-level cache.
    private static bool Collides(nint rowStride) => rowStride * sizeof(float) % Period == 0;

    // A block of rows, copied to where they do not collide; the tile says where they are.
    private static Tile RowsOfA(int rows, int depth, float* a, nint rowStride, nint columnStride)
    {
        if (Collides(rowStride))
        {
            nint stride = AlignedBuffer.Padded(depth) + Spread;
            var packed = (_packedA ??= new AlignedBuffer(BlockOfA + (BlockOfA / LeastDepth * Spread))).Pointer;
            for (var i = 0; i < rows; i++) CopyRow(depth, a + (i * rowStride), columnStride, packed + (i * stride));
            a = packed;
            (rowStride, columnStride) = (stride, 1);
        }

        return new Tile
        {
            Planes = 1,
            Segments = 1,
            Depth = depth,
            A = (byte*)a,
            RowStride = rowStride * sizeof(float),
            PointerStride = 3 * rowStride * sizeof(float),
            ColumnStride = columnStride * sizeof(float),
        };
    }

    private static void CopyRow(int count, float* source, nint stride, float* target)
    {
        if (stride == 1) Unsafe.CopyBlock(target, source, (uint)count * sizeof(float));
        else
            for (var i = 0; i < count; i++) target[i] = source[i * stride];
    }
}
