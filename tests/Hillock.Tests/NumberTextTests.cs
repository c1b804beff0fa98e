namespace Hillock.Tests;

/// <summary>The one place where numbers become text for people.</summary>
public sealed class NumberTextTests
{
    [Theory]
    [InlineData(0.1, 5, "0.1")]
    [InlineData(123456.7, 5, "1.2346e05")]
    [InlineData(-0.0000123456, 3, "-1.23e-05")]
    [InlineData(double.NaN, 3, "NaN")]
    public void Digits_that_count(double value, int digits, string text) => Assert.Equal(text, NumberText.Digits(value, digits));

    [Theory]
    [InlineData(0.12345, 2, "0.12")]
    [InlineData(double.NaN, 2, "-")]
    [InlineData(null, 2, "-")]
    [InlineData(double.PositiveInfinity, 2, "Infinity")]
    public void Digits_after_the_point(double? value, int decimals, string text) =>
        Assert.Equal(text.Replace("Infinity", double.PositiveInfinity.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal),
            NumberText.Fixed(value, decimals));

    [Theory]
    [InlineData(0, "0.0000")]
    [InlineData(0.001, "0.0010")]
    [InlineData(0.00099, "9.90e-4")]
    [InlineData(-99999.9, "-99999.9000")]
    [InlineData(100000, "1.00e+5")]
    public void A_power_of_ten_outside_a_range(double value, string text) => Assert.Equal(text, NumberText.Ranged(value, 1e-3, 1e5, "0.0000", "0.00e+0"));

    [Fact]
    public void Every_bit() => Assert.Equal(Math.PI, double.Parse(NumberText.Exact(Math.PI), System.Globalization.CultureInfo.InvariantCulture));

    [Fact]
    public void A_deviation_of_sums()
    {
        double[] values = [1, 2, 4, 8.5];
        var mean = values.Average();
        Assert.Equal(Math.Sqrt(values.Average(v => (v - mean) * (v - mean))), Sums.Deviation(values.Sum(), values.Sum(v => v * v), values.Length), 12);
        Assert.Equal(0, Sums.Deviation(0.3, 0.03 - 1e-12, 3));
    }
}
