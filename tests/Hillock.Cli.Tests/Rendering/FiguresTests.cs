using Hillock.Cli.Rendering;

namespace Hillock.Cli.Tests.Rendering;

public sealed class FiguresTests
{
    [Theory]
    [InlineData(0.25, "250 ms")]
    [InlineData(3.21, "3.2 s")]
    [InlineData(250, "4 min 10 s")]
    [InlineData(7500, "2 h 5 min")]
    public void Times_read_naturally(double seconds, string expected) => Assert.Equal(expected, Figures.Time(TimeSpan.FromSeconds(seconds)));

    [Theory]
    [InlineData(0.1, "0.1")]
    [InlineData(1.0 / 3, "0.3333333333333333")]
    [InlineData(double.PositiveInfinity, "Infinity")]
    [InlineData(double.NegativeInfinity, "-Infinity")]
    [InlineData(double.NaN, "NaN")]
    [InlineData(-0.0, "-0")]
    public void Exact_numbers_read_back_to_the_same_bits(double value, string expected) => Assert.Equal(expected, Figures.Exact(value));

    [Theory]
    [InlineData(0.1234, "0.12")]
    [InlineData(0.0000034, "3.4e-06")]
    [InlineData(250000, "2.5e05")]
    [InlineData(0, "0.00")]
    public void Ratios_show_their_size(double value, string expected) => Assert.Equal(expected, Figures.Ratio(value));

    [Fact]
    public void A_column_has_the_decimals_its_smallest_needs()
    {
        Assert.Equal(1, Figures.Decimals([12, 3.4, null]));
        Assert.Equal(2, Figures.Decimals([0.41, 3]));
        Assert.Equal(4, Figures.Decimals([0.0007, 3]));
        Assert.Equal(1, Figures.Decimals([null]));
    }
}
