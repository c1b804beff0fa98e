using System.Runtime.CompilerServices;

namespace Hillock.Kernels;

/// <summary>Large products: blocks of A and B are copied into the order in which the micro-kernel reads them, and stay in cache.</summary>
/// <remarks>Blocking after Goto and van de Geijn 2008. A block of A lives in the second-level cache, a panel of B in the first.</remarks>
internal static unsafe class PackedGemm
{
    private const int DepthBlock = 256;
    private const int RowBlock = 192;
    private const int ColumnBlock = 1024;
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
        var packedA = (_packedA ??= new AlignedBuffer((RowBlock + shape.Rows) * DepthBlock)).Pointer;
        var packedB = (_packedB ??= new AlignedBuffer(ColumnBlock * DepthBlock)).Pointer;
        for (var j = 0; j < n; j += ColumnBlock)
        {
            var columns = Math.Min(ColumnBlock, n - j);
            for (var p = 0; p < k; p += DepthBlock)
            {
                var depth = Math.Min(DepthBlock, k - p);
                PackB(shape, depth, columns, b + (p * ldb) + j, ldb, packedB);
                for (var i = 0; i < m; i += RowBlock)
                {
                    var rows = Math.Min(RowBlock, m - i);
                    PackA(shape, rows, depth, a + (i * rowStride) + (p * columnStride), rowStride, columnStride, packedA);
                    var start = accumulate || p > 0 ? null : bias == null ? null : bias + j;
                    MultiplyBlock(shape, rows, columns, depth, packedA, packedB, c + (i * ldc) + j, ldc, start, accumulate || p > 0);
                }
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void MultiplyBlock(
        TileShape shape, int m, int n, int k, float* a, float* b, float* c, nint ldc, float* bias, bool accumulate)
    {
        var width = shape.Vectors * shape.Lanes;
        var tile = new Tile { Segments = 1, Planes = 1, Tiles = 1, PointerStride = 3 * sizeof(float), RowStride = sizeof(float), CStride = ldc * sizeof(float), StartStride = accumulate ? ldc * sizeof(float) : 0 };
        for (var j = 0; j < n; j += width)
        {
            var columns = Math.Min(width, n - j);
            for (var i = 0; i < m; i += shape.Rows)
            {
                var rows = Math.Min(shape.Rows, m - i);
                tile.Depth = k;
                tile.A = (byte*)(a + ((nint)i * k));
                tile.ColumnStride = rows * sizeof(float);
                tile.B = (byte*)(b + ((nint)j * k));
                tile.BStride = columns * sizeof(float);
                tile.C = (byte*)(c + (i * ldc) + j);
                tile.Start = accumulate ? tile.C : bias == null ? null : (byte*)(bias + j);
                shape.Kernel(rows, columns / shape.Lanes)(&tile);
            }
        }
    }

    /// <summary>Panels of one tile's columns, row after row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void PackB(TileShape shape, int depth, int columns, float* b, nint ldb, float* packed)
    {
        var width = shape.Vectors * shape.Lanes;
        for (var j = 0; j < columns; j += width)
        {
            var bytes = (uint)(Math.Min(width, columns - j) * sizeof(float));
            var target = (byte*)(packed + ((nint)j * depth));
            for (var p = 0; p < depth; p++, target += bytes) Unsafe.CopyBlock(target, b + (p * ldb) + j, bytes);
        }
    }

    /// <summary>Strips of one tile's rows, column after column.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void PackA(TileShape shape, int rows, int depth, float* a, nint rowStride, nint columnStride, float* packed)
    {
        for (var i = 0; i < rows; i += shape.Rows)
        {
            var count = Math.Min(shape.Rows, rows - i);
            var target = packed + ((nint)i * depth);
            if (rowStride == 1)
            {
                for (var p = 0; p < depth; p++, target += count)
                    Unsafe.CopyBlock(target, a + i + (p * columnStride), (uint)(count * sizeof(float)));
            }
            else
            {
                Gemm.Transpose(count, depth, a + (i * rowStride), rowStride, target, count);
            }
        }
    }
}
