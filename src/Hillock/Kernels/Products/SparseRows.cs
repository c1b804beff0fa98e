namespace Hillock.Kernels;

/// <summary>The two products with rows that are mostly zeros; zeros are not multiplied. Both give the bits of <see cref="Gemm"/>, whose
/// matrices they take: n is a multiple of 16, and W, Z, dZ and G have rows of whole cache lines.</summary>
/// <remarks>Zero times infinity is NaN: where W or dZ holds a number that is not finite, all its products are computed.</remarks>
internal static unsafe class SparseRows
{
    // A panel of W is searched for numbers that are not finite, and read, once for so many rows; more rows do not stay in cache.
    private const int RowsAtOnce = 128;
    private const int WordsAtOnce = 16;

    /// <summary><c>Z = X·W + bias</c>, X of m rows and k columns.</summary>
    public static void Multiply(
        SparseShape shape, int m, int n, int k, float* x, nint ldx, float* w, nint ldw, float* z, nint ldz, float* bias)
    {
        for (var i = 0; i < m; i += RowsAtOnce)
        {
            for (var p = 0; p < k; p += WordsAtOnce * NonZeros.Word)
            {
                var target = (byte*)(z + (i * ldz));
                var tile = new SparseTile
                {
                    Count = Math.Min(RowsAtOnce, m - i),
                    A = (byte*)(x + (i * ldx) + p),
                    RowStride = ldx * sizeof(float),
                    ColumnStride = sizeof(float),
                    B = (byte*)(w + (p * ldw)),
                    BStride = ldw * sizeof(float),
                    C = target,
                    CStride = ldz * sizeof(float),
                    Start = p > 0 ? target : (byte*)bias,
                    StartStride = p > 0 ? ldz * sizeof(float) : 0,
                };
                MultiplyRows(shape, tile, n, Math.Min(WordsAtOnce * NonZeros.Word, k - p));
            }
        }
    }

    /// <summary><c>G = Xᵀ·dZ</c> or <c>G += Xᵀ·dZ</c>, X of m columns and k rows.</summary>
    public static void MultiplyTransposed(
        SparseShape shape, int m, int n, int k, float* x, nint ldx, float* dz, nint lddz, float* g, nint ldg, bool accumulate)
    {
        var finite = NonZeros.AllFinite(dz, lddz, k, n);
        for (var p = 0; p < k; p += NonZeros.Word)
        {
            var depth = Math.Min(NonZeros.Word, k - p);
            for (var i = 0; i < m; i += NonZeros.Columns)
            {
                var target = (byte*)(g + (i * ldg));
                var tile = new SparseTile
                {
                    All = ulong.MaxValue >> (NonZeros.Word - depth),
                    A = (byte*)(x + (p * ldx) + i),
                    RowStride = sizeof(float),
                    ColumnStride = ldx * sizeof(float),
                    B = (byte*)(dz + (p * lddz)),
                    BStride = lddz * sizeof(float),
                    C = target,
                    CStride = ldg * sizeof(float),
                    Start = p > 0 || accumulate ? target : null,
                    StartStride = ldg * sizeof(float),
                };
                MultiplyColumns(shape, tile, Math.Min(NonZeros.Columns, m - i), n, depth, finite);
            }
        }
    }

    /// <summary>Finds the bits along the rows, as the processor fetches ahead, then multiplies word by word, so that a panel of W stays in cache.</summary>
    private static void MultiplyRows(SparseShape shape, SparseTile tile, int n, int columns)
    {
        var rows = (int)tile.Count;
        var bits = stackalloc ulong[rows * WordsAtOnce];
        for (var i = 0; i < rows; i++) NonZeros.OfRow((float*)(tile.A + (i * tile.RowStride)), columns, bits + i, rows);
        for (; columns > 0; columns -= NonZeros.Word, bits += rows)
        {
            var depth = Math.Min(NonZeros.Word, columns);
            tile.All = ulong.MaxValue >> (NonZeros.Word - depth);
            MultiplyWord(shape, tile, n, depth, (byte*)bits);
            tile.A += depth * tile.ColumnStride;
            tile.B += depth * tile.BStride;
            tile.Start = tile.C;
            tile.StartStride = tile.CStride;
        }
    }

    private static void MultiplyWord(SparseShape shape, SparseTile tile, int n, int depth, byte* bits)
    {
        for (var j = 0; j < n;)
        {
            var vectors = shape.VectorsFor(1, (n - j) / shape.Lanes);
            var finite = NonZeros.AllFinite((float*)tile.B, tile.BStride / sizeof(float), depth, vectors * shape.Lanes);
            tile.Bits = finite ? bits : (byte*)&tile.All;
            tile.BitsStride = finite ? sizeof(ulong) : 0;
            j += Run(shape, 1, vectors, &tile);
        }
    }

    /// <summary>Columns two by two, as neighbours in an image are zero together; the last of an odd number alone.</summary>
    private static void MultiplyColumns(SparseShape shape, SparseTile tile, int columns, int n, int depth, bool finite)
    {
        var halves = stackalloc uint[2 * NonZeros.Columns];
        NonZeros.OfColumns((float*)tile.A, tile.ColumnStride / sizeof(float), depth, columns, halves);
        if (!finite)
        {
            new Span<uint>(halves, NonZeros.Columns).Fill((uint)tile.All);
            new Span<uint>(halves + NonZeros.Columns, NonZeros.Columns).Fill((uint)(tile.All >> 32));
        }

        tile.Bits = (byte*)halves;
        tile.BitsStride = sizeof(uint);
        tile.UpperBits = NonZeros.Columns * sizeof(uint);
        tile.Count = columns / 2;
        Multiply(shape, 2, n, tile);
        if (columns % 2 == 0) return;
        var last = columns - 1;
        var word = halves[last] | ((ulong)halves[NonZeros.Columns + last] << 32);
        tile.Bits = (byte*)&word;
        tile.Count = 1;
        tile.A += last * tile.RowStride;
        tile.C += last * tile.CStride;
        if (tile.Start != null) tile.Start += last * tile.StartStride;
        Multiply(shape, 1, n, tile);
    }

    private static void Multiply(SparseShape shape, int rows, int n, SparseTile tile)
    {
        for (var j = 0; j < n;) j += Run(shape, rows, shape.VectorsFor(rows, (n - j) / shape.Lanes), &tile);
    }

    /// <summary>Runs the kernel over the next so many vectors of columns; returns how many columns that are.</summary>
    private static int Run(SparseShape shape, int rows, int vectors, SparseTile* tile)
    {
        tile->ATileStride = rows * tile->RowStride;
        tile->CTileStride = rows * tile->CStride;
        tile->StartTileStride = tile->Start == null ? 0 : rows * tile->StartStride;
        shape.Kernel(rows, vectors)(tile);
        var columns = vectors * shape.Lanes;
        tile->B += columns * sizeof(float);
        tile->C += columns * sizeof(float);
        if (tile->Start != null) tile->Start += columns * sizeof(float);
        return columns;
    }
}
