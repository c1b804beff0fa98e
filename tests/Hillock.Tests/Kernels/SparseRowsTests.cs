using CsCheck;
using Hillock.Kernels;

namespace Hillock.Tests.Kernels;

/// <summary>Products that skip zeros against the dense ones, bit by bit.</summary>
public sealed unsafe class SparseRowsTests
{
    public static TheoryData<int> Widths => [512, 256, 128];

    [Theory]
    [MemberData(nameof(Widths))]
    public void Products_have_the_bits_of_the_dense_ones(int bits) =>
        Gen.Select(Gen.Int[1, 150], Gen.Int[1, 12], Gen.Int[1, 200], Gen.Double[0, 1], Gen.Bool, Gen.Int[0, 2], Gen.Long)
            .Hold((m, n16, k, density, odd, start, seed) => Check(bits, m, 16 * n16, k, density, odd ? 0.05 : 0, 0, start, seed), count: 60);

    [Theory]
    [MemberData(nameof(Widths))]
    public void Also_where_the_other_matrix_holds_infinity_and_NaN(int bits) =>
        Gen.Select(Gen.Int[1, 90], Gen.Int[1, 6], Gen.Int[1, 150], Gen.Double[0, 0.5], Gen.Int[0, 2], Gen.Long)
            .Hold((m, n16, k, density, start, seed) => Check(bits, m, 16 * n16, k, density, 0.02, 0.001, start, seed), count: 40);

    [Theory]
    [MemberData(nameof(Widths))]
    public void Nothing_but_zeros(int bits)
    {
        for (var start = 0; start < 3; start++)
            Check(bits, 70, 48, 100, density: 0, odd: 0, oddWeights: 0, start, seed: 4);
    }

    [Theory]
    [MemberData(nameof(Widths))]
    public void A_sum_that_is_minus_zero_until_a_skipped_product_makes_it_plus_zero(int bits)
    {
        // Bias -0, and weights whose product with the only number that is not zero vanishes below the least denormal.
        const int m = 3, n = 80, k = 130;
        using var x = new AlignedBuffer(m * k);
        using var w = new AlignedBuffer(k * n);
        using var bias = new AlignedBuffer(n);
        w.Span.Fill(-1e-30f);
        w.Span.Slice(64 * n, n / 2).Fill(1); // +0 is added here, in half of the columns
        bias.Span.Fill(-0f);
        x.Pointer[k + 5] = 1e-30f;
        x.Pointer[(2 * k) + 129] = -0f;
        using var expected = new AlignedBuffer(m * n);
        using var actual = new AlignedBuffer(m * n);
        var shape = SparseShape.For(SimdWidth.All.Single(s => s.Bits == bits));
        Gemm.Multiply(shape.Dense, m, n, k, x.Pointer, k, 1, w.Pointer, n, expected.Pointer, n, bias.Pointer);
        SparseRows.Multiply(shape, m, n, k, x.Pointer, k, w.Pointer, n, actual.Pointer, n, bias.Pointer);
        Assert.Contains(expected.Span.ToArray(), float.IsNegative);
        Assert.Contains(expected.Span.ToArray(), y => !float.IsNegative(y));
        Bits.AssertEqual(expected.Span, actual.Span, "Z");
    }

    private static void Check(int bits, int m, int n, int k, double density, double odd, double oddWeights, int start, long seed)
    {
        var shape = SparseShape.For(SimdWidth.All.Single(w => w.Bits == bits));
        var what = FormattableString.Invariant($"{m}x{n}x{k}, density {density}, odd {odd}, start {start}, seed {seed}");
        var random = new RandomStream(seed, "test");
        int ldx = k + random.NextInt(4), ldw = n + 16, ldz = n + 32;
        var values = new float[m * ldx];
        SparseNumbers.Fill(values, density, odd, ref random);
        values.AsSpan(random.NextInt(m) * ldx, k).Clear();
        using var w = SparseNumbers.Dense(k * ldw, ref random, oddWeights);
        using var bias = SparseNumbers.Dense(n, ref random);
        using var dz = SparseNumbers.Dense(m * ldw, ref random, oddWeights);
        using var z1 = SparseNumbers.Dense(m * ldz, ref random);
        using var z2 = Copy(z1);
        using var g1 = SparseNumbers.Dense(k * ldz, ref random, 0.05);
        using var g2 = Copy(g1);
        fixed (float* x = values)
        {
            var b = start == 0 ? null : bias.Pointer;
            Gemm.Multiply(shape.Dense, m, n, k, x, ldx, 1, w.Pointer, ldw, z1.Pointer, ldz, b);
            SparseRows.Multiply(shape, m, n, k, x, ldx, w.Pointer, ldw, z2.Pointer, ldz, b);
            Bits.AssertEqual(z1.Span, z2.Span, "Z, " + what);
            Gemm.Multiply(shape.Dense, k, n, m, x, 1, ldx, dz.Pointer, ldw, g1.Pointer, ldz, accumulate: start == 2);
            SparseRows.MultiplyTransposed(shape, k, n, m, x, ldx, dz.Pointer, ldw, g2.Pointer, ldz, accumulate: start == 2);
            Bits.AssertEqual(g1.Span, g2.Span, "G, " + what);
        }
    }

    private static AlignedBuffer Copy(AlignedBuffer source)
    {
        var copy = new AlignedBuffer(source.Length);
        source.Span.CopyTo(copy.Span);
        return copy;
    }
}
