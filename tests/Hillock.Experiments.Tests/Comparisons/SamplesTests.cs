using Hillock.Experiments.Comparisons;

namespace Hillock.Experiments.Tests.Comparisons;

public sealed class SamplesTests
{
    [Fact]
    public void Deviation_divides_by_one_less() => Assert.Equal(Math.Sqrt(32.0 / 7), Samples.Deviation([2, 4, 4, 4, 5, 5, 7, 9])!.Value, 14);

    [Fact]
    public void One_value_has_no_deviation() => Assert.Null(Samples.Deviation([3]));

    [Fact]
    public void Equal_values_have_none_at_all() => Assert.Equal(0, Samples.Deviation([0.1, 0.1, 0.1])!.Value);

    [Theory]
    [InlineData(new[] { 3.0, 1, 2 }, 2, 2)]
    [InlineData(new[] { 4.0, 1, 2, 3 }, 2.5, 2)]
    [InlineData(new[] { 1.0, double.PositiveInfinity }, double.PositiveInfinity, 1)]
    public void Medians(double[] values, double median, double lower)
    {
        Assert.Equal(median, Samples.Median(values));
        Assert.Equal(lower, Samples.LowerMedian(values));
    }
}
