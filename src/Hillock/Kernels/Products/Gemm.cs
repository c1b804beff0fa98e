using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Hillock.Kernels;

/// <summary>Single-precision matrix products.</summary>
/// <remarks>Matrices are row-major. B and C have row lengths that are whole cache lines (16 floats), and their column count <c>n</c> is a
/// multiple of 16: pad with zeros. The order of additions depends on nothing but k, so a product cut into row or column
/// blocks has the same bits as the whole.</remarks>
public static unsafe class Gemm
{
    private const int FewRows = 8;
    private const int StreamedRows = 16;
    private const long StreamedLength = 2 * 1024 * 1024;

    /// <summary><c>C = A·B + bias</c> or <c>C += A·B</c>, with <c>A(i,p) = a[i·rowStride + p·columnStride]</c>.</summary>
    /// <param name="m">Rows of A and C.</param>
    /// <param name="n">Columns of B and C; a multiple of 16.</param>
    /// <param name="k">Columns of A, rows of B.</param>
    /// <param name="a">First element of A; any alignment.</param>
    /// <param name="rowStride">Floats from one row of A to the next (1 for a transposed A).</param>
    /// <param name="columnStride">Floats from one column of A to the next.</param>
    /// <param name="b">First element of B.</param>
    /// <param name="ldb">Floats from one row of B to the next.</param>
    /// <param name="c">First element of C.</param>
    /// <param name="ldc">Floats from one row of C to the next.</param>
    /// <param name="bias">n floats added to every row, or null.</param>
    /// <param name="accumulate">Add to C instead of overwriting it.</param>
    public static void Multiply(
        int m, int n, int k, float* a, nint rowStride, nint columnStride, float* b, nint ldb, float* c, nint ldc,
        float* bias = null, bool accumulate = false) =>
        Multiply(TileShape.Best, m, n, k, a, rowStride, columnStride, b, ldb, c, ldc, bias, accumulate);

    /// <summary>The product with the tiles of one vector width.</summary>
    internal static void Multiply(
        TileShape shape, int m, int n, int k, float* a, nint rowStride, nint columnStride, float* b, nint ldb, float* c, nint ldc,
        float* bias = null, bool accumulate = false)
    {
        if (PackedGemm.Pays(m, n, k)) PackedGemm.Multiply(shape, m, n, k, a, rowStride, columnStride, b, ldb, c, ldc, bias, accumulate);
        else if (Streams(m, n, k)) MultiplyStreaming(shape, m, n, k, a, rowStride, columnStride, b, ldb, c, ldc, bias, accumulate);
        else MultiplyInPlace(shape, m, n, k, a, rowStride, columnStride, b, ldb, c, ldc, bias, accumulate);
    }

    // A few rows of A read all of a B that is in no cache: it should come as a few sequential streams.
    private static bool Streams(int m, int n, int k) => m < FewRows && (long)n * k > StreamedLength;

    private static void MultiplyStreaming(
        TileShape shape, int m, int n, int k, float* a, nint rowStride, nint columnStride, float* b, nint ldb, float* c, nint ldc,
        float* bias, bool accumulate)
    {
        for (var p = 0; p < k; p += StreamedRows)
        {
            MultiplyInPlace(
                shape, m, n, Math.Min(StreamedRows, k - p), a + (p * columnStride), rowStride, columnStride, b + (p * ldb), ldb, c, ldc,
                p == 0 ? bias : null, accumulate || p > 0);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void MultiplyInPlace(
        TileShape shape, int m, int n, int k, float* a, nint rowStride, nint columnStride, float* b, nint ldb, float* c, nint ldc,
        float* bias, bool accumulate)
    {
        var tile = new Tile
        {
            Segments = 1,
            Planes = 1,
            Tiles = 1,
            RowStride = rowStride * sizeof(float),
            PointerStride = 3 * rowStride * sizeof(float),
            ColumnStride = columnStride * sizeof(float),
            BStride = ldb * sizeof(float),
            CStride = ldc * sizeof(float),
            StartStride = accumulate ? ldc * sizeof(float) : 0,
        };
        for (var i = 0; i < m;)
        {
            var rows = RowsOfTile(m - i, shape.Rows);
            for (var j = 0; j < n;)
            {
                var vectors = shape.VectorsFor(rows, (n - j) / shape.Lanes);
                tile.Depth = k;
                tile.A = (byte*)(a + (i * rowStride));
                tile.B = (byte*)(b + j);
                tile.C = (byte*)(c + (i * ldc) + j);
                tile.Start = accumulate ? tile.C : bias == null ? null : (byte*)(bias + j);
                shape.Kernel(rows, vectors)(&tile);
                j += vectors * shape.Lanes;
            }

            i += rows;
        }
    }

    /// <summary>Writes the transpose of a rows×columns matrix.</summary>
    public static void Transpose(int rows, int columns, float* source, nint ldSource, float* target, nint ldTarget)
    {
        const int block = 16;
        for (var i = 0; i < rows; i += block)
            for (var j = 0; j < columns; j += block)
                TransposeBlock(
                    Math.Min(block, rows - i), Math.Min(block, columns - j), source + (i * ldSource) + j, ldSource, target + (j * ldTarget) + i, ldTarget);
    }

    // Loops as short as these would otherwise run unoptimised for the first seconds.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void TransposeBlock(int rows, int columns, float* source, nint ldSource, float* target, nint ldTarget)
    {
        int i = 0, whole = Sse.IsSupported ? columns & ~3 : 0;
        for (; i + 4 <= rows && whole > 0; i += 4)
        {
            for (var j = 0; j < whole; j += 4) TransposeFour(source + (i * ldSource) + j, ldSource, target + (j * ldTarget) + i, ldTarget);
            TransposeOneByOne(i, i + 4, whole, columns, source, ldSource, target, ldTarget);
        }

        TransposeOneByOne(i, rows, 0, columns, source, ldSource, target, ldTarget);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void TransposeOneByOne(int firstRow, int rows, int firstColumn, int columns, float* source, nint ldSource, float* target, nint ldTarget)
    {
        for (var j = firstColumn; j < columns; j++)
            for (var i = firstRow; i < rows; i++)
                target[(j * ldTarget) + i] = source[(i * ldSource) + j];
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void TransposeFour(float* source, nint ldSource, float* target, nint ldTarget)
    {
        Vector128<float> a = Vector128.Load(source), b = Vector128.Load(source + ldSource);
        Vector128<float> c = Vector128.Load(source + (2 * ldSource)), d = Vector128.Load(source + (3 * ldSource));
        Vector128<float> ab = Sse.UnpackLow(a, b), cd = Sse.UnpackLow(c, d), ab2 = Sse.UnpackHigh(a, b), cd2 = Sse.UnpackHigh(c, d);
        Sse.MoveLowToHigh(ab, cd).Store(target);
        Sse.MoveHighToLow(cd, ab).Store(target + ldTarget);
        Sse.MoveLowToHigh(ab2, cd2).Store(target + (2 * ldTarget));
        Sse.MoveHighToLow(cd2, ab2).Store(target + (3 * ldTarget));
    }

    // The last two tiles share what is left evenly: 13 rows are better 7 + 6 than 12 + 1.
    internal static int RowsOfTile(int left, int most) => left <= most ? left : left < 2 * most ? (left + 1) / 2 : most;
}
