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
}
