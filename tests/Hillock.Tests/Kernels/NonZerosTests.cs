using CsCheck;
using Hillock.Kernels;

namespace Hillock.Tests.Kernels;

public sealed unsafe class NonZerosTests
{
    [Fact]
    public void Rows_and_columns_of_any_size_at_every_width()
    {
        Check<Lanes512>();
        Check<Lanes256>();
        Check<Lanes128>();
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    [InlineData(float.NegativeInfinity)]
    public void One_number_that_is_not_finite_is_found_wherever_it_is(float odd)
    {
        const int rows = 11, columns = 32, stride = 48;
        var random = new RandomStream(1, "test");
        using var x = SparseNumbers.Dense(rows * stride, ref random);
        x.Pointer[columns] = odd; // beside the columns that are looked at
        Assert.True(AllFinite());
        for (var i = 0; i < rows; i++)
            for (var j = 0; j < columns; j++)
            {
                var kept = x.Pointer[(i * stride) + j];
                x.Pointer[(i * stride) + j] = odd;
                Assert.False(AllFinite(), $"[{i},{j}]");
                x.Pointer[(i * stride) + j] = kept;
            }

        bool AllFinite()
        {
            var all = NonZeros.AllFinite(x.Pointer, stride, rows, columns);
            Assert.Equal(all, NonZeros.AllFinite<Lanes512>(x.Pointer, stride, rows, columns));
            Assert.Equal(all, NonZeros.AllFinite<Lanes256>(x.Pointer, stride, rows, columns));
            Assert.Equal(all, NonZeros.AllFinite<Lanes128>(x.Pointer, stride, rows, columns));
            return all;
        }
    }

    private static void Check<T>()
        where T : unmanaged, ILanes<T> => Gen.Select(Gen.Int[1, 80], Gen.Int[1, 190], Gen.Int[0, 5], Gen.Double[0, 1], Gen.Long)
        .Hold((rows, columns, gap, density, seed) =>
        {
            var random = new RandomStream(seed, "test");
            var stride = columns + gap;
            var x = new float[rows * stride];
            SparseNumbers.Fill(x, density, 0.1, ref random);
            fixed (float* p = x)
            {
                var words = stackalloc ulong[2 * 3];
                for (var i = 0; i < rows; i++)
                {
                    var count = NonZeros.OfRow<T>(p + (i * stride), columns, words, 2);
                    var row = x.AsSpan(i * stride, columns).ToArray();
                    Assert.Equal(row.Count(v => v != 0), count);
                    for (var j = 0; j < (columns + 63) / 64 * 64; j++)
                        Assert.Equal(j < columns && row[j] != 0, (words[j / 64 * 2] >> (j % 64) & 1) == 1);
                }

                rows = Math.Min(rows, NonZeros.Word);
                columns = Math.Min(columns, NonZeros.Columns);
                var halves = stackalloc uint[2 * NonZeros.Columns];
                NonZeros.OfColumns<T>(p, stride, rows, columns, halves);
                for (var j = 0; j < columns; j++)
                    for (var i = 0; i < 64; i++)
                        Assert.Equal(i < rows && x[(i * stride) + j] != 0, (halves[(i / 32 * NonZeros.Columns) + j] >> (i % 32) & 1) == 1);
            }
        }, count: 150);
}
