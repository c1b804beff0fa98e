using CsCheck;
using Hillock.Kernels;

namespace Hillock.Tests.Kernels;

public sealed unsafe class GemmTests
{
    [Theory]
    [InlineData(512)]
    [InlineData(256)]
    [InlineData(128)]
    public void Products_agree_with_float64_for_any_shape_and_width(int bits)
    {
        var shape = TileShape.For(SimdWidth.All.Single(w => w.Bits == bits));
        Gen.Select(Gen.Int[1, 60], Gen.Int[1, 9], Gen.Int[0, 70], Gen.Bool, Gen.Int[0, 2], Gen.Long)
            .Hold((m, n16, k, transposed, start, seed) => Check(shape, m, 16 * n16, k, transposed, start, seed), count: 60);
    }

    [Fact]
    public void A_product_cut_into_row_blocks_has_the_same_bits()
    {
        const int m = 77, n = 48, k = 33;
        using var a = Random(m * k, 1);
        using var b = Random(k * n, 2);
        using var whole = new AlignedBuffer(m * n);
        using var cut = new AlignedBuffer(m * n);
        Gemm.Multiply(m, n, k, a.Pointer, k, 1, b.Pointer, n, whole.Pointer, n);
        for (var i = 0; i < m; i += 10)
            Gemm.Multiply(Math.Min(10, m - i), n, k, a.Pointer + (i * k), k, 1, b.Pointer, n, cut.Pointer + (i * n), n);
        Assert.Equal(whole.Span.ToArray(), cut.Span.ToArray());
    }

    [Fact]
    public void A_large_product_agrees_with_float64()
    {
        Check(TileShape.Best, 210, 208, 530, transposed: false, start: 0, seed: 5);
        Check(TileShape.Best, 50, 400, 270, transposed: true, start: 2, seed: 6);
    }

    [Fact]
    public void Transpose_moves_every_element() =>
        Gen.Select(Gen.Int[1, 50], Gen.Int[1, 50]).Hold((rows, columns) =>
        {
            using var source = Random(rows * (columns + 3), 3);
            using var target = new AlignedBuffer(columns * (rows + 2));
            Gemm.Transpose(rows, columns, source.Pointer, columns + 3, target.Pointer, rows + 2);
            for (var i = 0; i < rows; i++)
                for (var j = 0; j < columns; j++)
                    Assert.Equal(source.Pointer[(i * (columns + 3)) + j], target.Pointer[(j * (rows + 2)) + i]);
        }, count: 50);

    private static void Check(TileShape shape, int m, int n, int k, bool transposed, int start, long seed)
    {
        int ldb = n + 16, ldc = n + 32, lda = (transposed ? m : k) + 3;
        using var a = Random(lda * (transposed ? k : m), seed);
        using var b = Random(Math.Max(k, 1) * ldb, seed + 1);
        using var c = Random(m * ldc, seed + 2);
        using var bias = Random(n, seed + 3);
        var before = c.Span.ToArray();
        var (rowStride, columnStride) = transposed ? (1, lda) : (lda, 1);
        Gemm.Multiply(
            shape, m, n, k, a.Pointer, rowStride, columnStride, b.Pointer, ldb, c.Pointer, ldc,
            start == 1 ? bias.Pointer : null, accumulate: start == 2);

        for (var i = 0; i < m; i++)
            for (var j = 0; j < ldc; j++)
            {
                var at = (i * ldc) + j;
                if (j >= n)
                {
                    Assert.Equal(before[at], c.Pointer[at]);
                    continue;
                }

                double sum = start == 1 ? bias.Pointer[j] : start == 2 ? before[at] : 0, size = Math.Abs(sum);
                for (var p = 0; p < k; p++)
                {
                    var term = (double)a.Pointer[(i * rowStride) + (p * columnStride)] * b.Pointer[(p * ldb) + j];
                    sum += term;
                    size += Math.Abs(term);
                }

                Assert.True(Math.Abs(sum - c.Pointer[at]) <= 1e-6 * size + 1e-12, $"C[{i},{j}] = {c.Pointer[at]}, expected {sum} ({m}x{n}x{k})");
            }
    }

    private static AlignedBuffer Random(int count, long seed)
    {
        var buffer = new AlignedBuffer(count);
        var random = new RandomStream(seed, "test");
        foreach (ref var value in buffer.Span) value = (float)random.NextNormal();
        return buffer;
    }
}
