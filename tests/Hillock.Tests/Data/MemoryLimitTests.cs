using Hillock.Data;
using Hillock.Layers;
using Hillock.Networks;
using Hillock.Training;

namespace Hillock.Tests.Data;

/// <summary>What does not fit into memory is refused before it is taken.</summary>
public sealed class MemoryLimitTests
{
    [Fact]
    public void A_buffer_beyond_memory_is_refused_with_both_numbers()
    {
        var message = Assert.Throws<HillockException>(() => new AlignedBuffer((nint)1 << 44)).Message;
        Assert.Contains("need 70.4 TB of memory, and ", message, StringComparison.Ordinal);
        Assert.Contains("(BatchSize)", message, StringComparison.Ordinal);
        Assert.InRange(MemoryLimit.Free, 1, long.MaxValue);
        MemoryLimit.Require(1 << 20, "A small thing needs", "");
    }

    [Theory]
    [InlineData(0, "0 B")]
    [InlineData(999, "999 B")]
    [InlineData(1_500_000_000, "1.5 GB")]
    [InlineData(long.MaxValue, "9,223.4 PB")]
    public void Bytes_read_well(long bytes, string expected) => Assert.Equal(expected, MemoryLimit.Text(bytes));

    [Fact]
    public void Networks_beyond_memory_are_refused_in_words()
    {
        var data = Datasets.Load("digits", new DataOptions { Rows = 4000 });
        Assert.Contains("of memory", Refusal(() =>
            new Sequential(data.Inputs) { new Reshape(28, 28, 1), new Conv2D(100_000, 3), new GlobalAveragePool(), new Dense(10, "softmax") }),
            StringComparison.Ordinal);
        Assert.Contains("units", Refusal(() => new Sequential(data.Inputs) { new Flatten(), new Dense(1_000_000_000, "relu"), new Dense(10, "softmax") }),
            StringComparison.Ordinal);
        Refusal(() => new Sequential(data.Inputs) { new Flatten(), new Dense(int.MaxValue, "relu"), new Dense(int.MaxValue) });

        string Refusal(Func<Sequential> build) => Assert.Throws<HillockException>(() =>
        {
            using var model = build();
            model.Fit(data, new FitOptions { Epochs = 1, BatchSize = 4000 });
        }).Message;
    }

    [Fact]
    public void A_batch_takes_memory_for_the_rows_that_there_are()
    {
        var data = Datasets.Load("moons", new DataOptions { Rows = 200 });
        using var whole = new Sequential(data.Inputs) { new Dense(64, "relu"), new Dense(1, "sigmoid") };
        using var huge = new Sequential(data.Inputs) { new Dense(64, "relu"), new Dense(1, "sigmoid") };
        var (first, second) = (Fit(whole, data.Train.Count), Fit(huge, int.MaxValue));
        Assert.Equal(first.Best!.ValidationLoss, second.Best!.ValidationLoss);

        History Fit(Sequential model, int batch) => model.Fit(data, new FitOptions { Epochs = 3, BatchSize = batch, Seed = 1 });
    }
}
