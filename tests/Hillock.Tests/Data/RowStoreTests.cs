using CsCheck;
using Hillock.Data;

namespace Hillock.Tests.Data;

public sealed unsafe class RowStoreTests
{
    [Fact]
    public void Bytes_are_scaled_and_shifted_at_every_width() =>
        Gen.Int[1, 300].SelectMany(columns => Gen.Byte.Array[columns * 3].Select(bytes => (columns, bytes))).Hold(sample =>
        {
            var store = new ByteRows(sample.bytes, sample.columns, 0.0127f, -0.4242f);
            var rows = store.ToArray(2, 0);
            for (var i = 0; i < sample.columns; i++)
            {
                Assert.Equal((sample.bytes[(2 * sample.columns) + i] * 0.0127f) + -0.4242f, rows[i]);
                Assert.Equal((sample.bytes[i] * 0.0127f) + -0.4242f, rows[sample.columns + i]);
            }
        }, count: 200);

    [Fact]
    public void Channels_have_scales_and_shifts_of_their_own() =>
        Gen.Select(Gen.Int[1, 4], Gen.Int[1, 120]).SelectMany((channels, count) => Gen.Byte.Array[channels * count * 2].Select(bytes => (channels, bytes)))
            .Hold(sample =>
        {
            float[] scales = [.. Enumerable.Range(1, sample.channels).Select(c => 0.01f * c)], shifts =
                [.. Enumerable.Range(1, sample.channels).Select(c => -0.3f * c)];
            var columns = sample.bytes.Length / 2;
            var row = new ByteRows(sample.bytes, columns, scales, shifts).ToArray(1);
            for (var i = 0; i < columns; i++)
                Assert.Equal((sample.bytes[columns + i] * scales[i % sample.channels]) + shifts[i % sample.channels], row[i]);
        }, count: 200);

    [Fact]
    public void Gather_writes_rows_a_stride_apart_and_nothing_between()
    {
        var store = new FloatRows([1, 2, 3, 4, 5, 6], 2);
        var target = new float[8];
        Array.Fill(target, -1);
        fixed (float* first = target) store.Gather([2, 0], first, 4);
        Assert.Equal([5, 6, -1, -1, 1, 2, -1, -1], target);
    }

    [Fact]
    public void A_view_numbers_its_own_rows() =>
        Assert.Equal([5f, 6, 1, 2], new FloatRows([1, 2, 3, 4, 5, 6], 2).View([0, 2]).ToArray(1, 0));

    [Fact]
    public void A_row_that_is_not_there_is_refused()
    {
        var store = new FloatRows([1, 2], 1);
        Assert.Throws<ArgumentOutOfRangeException>(() => store.ToArray(2));
        Assert.Throws<ArgumentOutOfRangeException>(() => store.ToArray(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => store.View([2]));
    }

    [Fact]
    public void Gather_allocates_nothing()
    {
        var store = new ByteRows(new byte[784 * 4], 784).View([0, 1, 2, 3]);
        var (rows, target) = (new[] { 3, 1, 0, 2 }, new float[4 * 784]);
        fixed (float* first = target)
        {
            store.Gather(rows, first, 784);
            var before = GC.GetAllocatedBytesForCurrentThread();
            for (var i = 0; i < 10; i++) store.Gather(rows, first, 784);
            Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
        }
    }
}
