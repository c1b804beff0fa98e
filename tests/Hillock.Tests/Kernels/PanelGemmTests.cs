using CsCheck;
using Hillock.Kernels;

namespace Hillock.Tests.Kernels;

public sealed unsafe class PanelGemmTests
{
    [Fact]
    public void A_product_has_the_bits_of_the_one_that_is_not_packed() =>
        Gen.Select(Gen.Int[1, 40], Gen.Int[1, 9], Gen.Int[1, 600], Gen.Bool, Gen.Int[0, 2], Gen.Long).Hold((m, n16, k, transposed, start, seed) =>
        {
            int n = 16 * n16, lda = (transposed ? m : k) + 1, ldb = n + 16, ldc = n + 32;
            using var a = Random(lda * (transposed ? k : m), seed);
            using var b = Random(k * ldb, seed + 1);
            using var bias = Random(n, seed + 2);
            using var packed = new AlignedBuffer(k * n);
            using var expected = Random(m * ldc, seed + 3);
            using var got = Random(m * ldc, seed + 3);
            var (rows, columns) = transposed ? (1, lda) : (lda, 1);
            PanelGemm.Pack(k, n, b.Pointer, ldb, packed.Pointer);
            Gemm.Multiply(m, n, k, a.Pointer, rows, columns, b.Pointer, ldb, expected.Pointer, ldc, start == 1 ? bias.Pointer : null, accumulate: start == 2);
            var from = start == 1 ? bias.Pointer : start == 2 ? got.Pointer : null;
            PanelGemm.Multiply(m, n, k, a.Pointer, rows, columns, packed.Pointer, got.Pointer, ldc, from, start == 1 ? 0 : ldc, new Ahead(b.Pointer, k * ldb));
            Assert.Equal(expected.Span.ToArray(), got.Span.ToArray());
        }, count: 60);

    [Fact]
    public void A_transpose_is_packed_as_the_matrix_with_columns_of_0() =>
        Gen.Select(Gen.Int[1, 70], Gen.Int[1, 400], Gen.Long).Hold((columns, k, seed) =>
        {
            int n = AlignedBuffer.Padded(columns), ld = k + 3;
            using var source = Random(columns * ld, seed);
            using var b = new AlignedBuffer(k * n);
            for (var j = 0; j < columns; j++)
                for (var p = 0; p < k; p++) b.Pointer[(p * n) + j] = source.Pointer[(j * ld) + p];
            using var expected = new AlignedBuffer(k * n);
            using var got = Random(k * n, seed);
            PanelGemm.Pack(k, n, b.Pointer, n, expected.Pointer);
            PanelGemm.PackTransposed(k, n, columns, source.Pointer, ld, got.Pointer);
            Assert.Equal(expected.Span.ToArray(), got.Span.ToArray());
        }, count: 60);

    private static AlignedBuffer Random(int count, long seed)
    {
        var buffer = new AlignedBuffer(count);
        var random = new RandomStream(seed, "test");
        foreach (ref var value in buffer.Span) value = (float)random.NextNormal();
        return buffer;
    }
}
