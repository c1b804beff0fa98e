using System.Globalization;
using Hillock.Experiments.Statistics;

namespace Hillock.Experiments.Tests.Statistics;

/// <summary>Summaries and intervals against closed forms and published examples.</summary>
public sealed class IntervalTests
{
    // The example of rliable's own tests (Agarwal et al. 2021), by task: runs of x and y.
    private static readonly double[][] X = [[1, 2, 1, 2], [2, 2, 1, 1]], Y = [[1, 2, 3], [1, 2, 3]];

    // Half of twenty are one: a resampled mean is binomial(20, 1/2) / 20, whose 2.5 % quantile is 6 of 20.
    private static readonly double[] Half = [.. Enumerable.Range(0, 20).Select(i => i % 2.0)];
    private static readonly double[] Tenth = [.. Enumerable.Range(0, 20).Select(i => i < 2 ? 1.0 : 0)];

    [Fact]
    public void Aggregates_are_those_of_rliable()
    {
        foreach (var statistic in Enum.GetValues<Statistic>())
        {
            Assert.Equal(1.5, StatisticOf.Strata(X, statistic));
            Assert.Equal(2, StatisticOf.Strata(Y, statistic));
        }

        Assert.Equal(1.0 / 3, Improvement.Probability(X, Y), 1e-15);
    }

    [Theory]
    [InlineData("1 2 3 4 100 200 300", 61.8)]
    [InlineData("5 1 3", 3)]
    [InlineData("8 1 2 100", 5)]
    [InlineData("7", 7)]
    public void The_interquartile_mean_leaves_a_whole_quarter_out_at_each_end(string values, double mean) =>
        Assert.Equal(mean, Summary.Of([.. values.Split(' ').Select(Number)]).InterquartileMean, 1e-12);

    [Fact]
    public void A_summary_of_equal_values_has_no_spread()
    {
        Assert.Equal(new Summary(3, 0.1, 0, 0.1, 0.1), Summary.Of([0.1, 0.1, 0.1]));
        Assert.Equal(new Summary(1, 0.1, null, 0.1, 0.1), Summary.Of([0.1]));
        Assert.Equal((2.5, 2.5), (Summary.Of([1, 4, 2, 3]).Median, Summary.Of([1, 4, 2, 3]).Mean));
        Assert.Equal(1.2909944487358056, Summary.Of([1, 4, 2, 3]).Deviation!.Value, 1e-15);
    }

    [Theory]
    [InlineData("NaN", "value 2 is NaN")]
    [InlineData("Infinity", "value 2 is Infinity")]
    public void What_is_not_a_number_is_refused(string value, string message) =>
        Assert.Contains(
            message,
            Assert.Throws<HillockException>(() => Summary.Of([1, Number(value)])).Message,
            StringComparison.Ordinal);

    [Theory]
    [InlineData(nameof(BootstrapMethod.Percentile), 0.30, 0.70)]
    [InlineData(nameof(BootstrapMethod.Expanded), 0.25, 0.75)]
    [InlineData(nameof(BootstrapMethod.BiasCorrected), 0.30, 0.70)]
    public void A_bootstrap_of_a_share_is_the_binomial(string method, double low, double high) =>
        Assert.Equal(new Interval(0.5, low, high, 0.95), Bootstrap.Of(Half, method: Enum.Parse<BootstrapMethod>(method)));

    // Binomial(20, 1/10): bias 0.0861 and acceleration 0.0994 move the ends to the quantiles 0.068 and 0.996, 0 and 6 of 20.
    [Fact]
    public void The_corrected_bootstrap_of_a_skewed_share_lies_further_up()
    {
        Assert.Equal(new Interval(0.1, 0, 0.25, 0.95), Bootstrap.Of(Tenth, method: BootstrapMethod.Percentile));
        Assert.Equal(new Interval(0.1, 0, 0.30, 0.95), Bootstrap.Of(Tenth, method: BootstrapMethod.BiasCorrected));
    }

    [Fact]
    public void The_same_values_give_the_same_interval_in_any_order()
    {
        double[] values = [0.91, 0.93, 0.88, 0.95, 0.90, 0.92, 0.87, 0.99];
        foreach (var statistic in Enum.GetValues<Statistic>())
        {
            var interval = Bootstrap.Of(values, statistic);
            Assert.Equal(interval, Bootstrap.Of([.. values.Reverse()], statistic));
            Assert.True(interval.Low < interval.Value && interval.Value < interval.High);
        }

        Assert.NotEqual(Bootstrap.Of(values), Bootstrap.Of(values, seed: 1));
    }

    // Each stratum is drawn from itself alone: two that are constant leave nothing to chance, however far apart.
    [Fact]
    public void Strata_are_resampled_each_by_itself()
    {
        Assert.Equal(new Interval(2, 2, 2, 0.95), Bootstrap.Of([[1, 1, 1], [3, 3]], Statistic.Mean));
        Assert.Equal(new Interval(0.5, 0.5, 0.5, 0.95), Bootstrap.Of([0.5], Statistic.InterquartileMean));
        Assert.Throws<HillockException>(() => Bootstrap.Of([[1, 2], []], Statistic.Mean));
    }

    // The interval of a mean of normal values tends to mean ± 1.96 s/√n.
    [Fact]
    public void The_bootstrap_of_many_values_tends_to_the_normal_interval()
    {
        var random = new RandomStream(1, "test");
        double[] values = [.. Enumerable.Range(0, 400).Select(_ => random.NextNormal())];
        var t = PairedDifference.Of(values);
        foreach (var method in Enum.GetValues<BootstrapMethod>())
        {
            var interval = Bootstrap.Of(values, method: method);
            Assert.Equal(t.Low, interval.Low, t.HalfWidth * 0.08);
            Assert.Equal(t.High, interval.High, t.HalfWidth * 0.08);
        }
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
