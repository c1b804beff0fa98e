using Hillock.Experiments.Statistics;

namespace Hillock.Experiments.Tests.Statistics;

/// <summary>Critical values as printed in the tables of textbooks.</summary>
public sealed class TableTests
{
    // Harter 1960.
    [Theory]
    [InlineData(0.95, 2, 2.772)]
    [InlineData(0.95, 3, 3.314)]
    [InlineData(0.95, 4, 3.633)]
    [InlineData(0.95, 5, 3.858)]
    [InlineData(0.95, 6, 4.030)]
    [InlineData(0.95, 7, 4.170)]
    [InlineData(0.95, 8, 4.286)]
    [InlineData(0.95, 9, 4.387)]
    [InlineData(0.95, 10, 4.474)]
    [InlineData(0.95, 20, 5.012)]
    [InlineData(0.95, 100, 6.085)]
    [InlineData(0.99, 2, 3.643)]
    [InlineData(0.99, 3, 4.120)]
    [InlineData(0.99, 4, 4.403)]
    [InlineData(0.99, 5, 4.603)]
    [InlineData(0.99, 10, 5.157)]
    public void The_studentised_range_is_that_of_the_table(double probability, int groups, double printed) =>
        Assert.Equal(printed, StudentizedRange.Quantile(probability, groups), 0.0006);

    [Theory]
    [InlineData(0.95, 2, 10, 3.151)]
    [InlineData(0.95, 3, 10, 3.877)]
    [InlineData(0.95, 3, 5, 4.602)]
    [InlineData(0.95, 5, 20, 4.232)]
    [InlineData(0.95, 10, 60, 4.646)]
    [InlineData(0.99, 3, 10, 5.270)]
    public void So_is_it_with_an_estimated_deviation(double probability, int groups, int freedom, double printed) =>
        Assert.Equal(printed, StudentizedRange.Quantile(probability, groups, freedom), 0.0011);

    [Fact]
    public void A_quantile_is_the_inverse_of_the_distribution()
    {
        foreach (var groups in new[] { 2, 7, 50, 100 })
            foreach (var p in new[] { 0.001, 0.5, 0.999 })
                Assert.Equal(p, StudentizedRange.Cdf(StudentizedRange.Quantile(p, groups), groups), 1e-8);
        Assert.Equal(0, StudentizedRange.Cdf(0, 3));
        Assert.Contains("2 to 1000 groups, not of 1", Assert.Throws<HillockException>(() => StudentizedRange.Cdf(1, 1)).Message, StringComparison.Ordinal);
    }

    // Wilcoxon, Katti and Wilcox 1970, two-sided.
    [Theory]
    [InlineData(0.05, 6, "0 2 3 5 8 10 13 17 21 25 29 34 40 46 52 58 65 73 81 89")]
    [InlineData(0.01, 8, "0 1 3 5 7 9 12 15 19 23 27 32 37 42 48 54 61 68")]
    public void Signed_ranks_are_those_of_the_table(double level, int first, string printed)
    {
        Assert.Null(Wilcoxon.CriticalValue(first - 1, level));
        Assert.Equal(printed, string.Join(' ', Enumerable.Range(first, 26 - first).Select(n => Wilcoxon.CriticalValue(n, level))));
    }

    // Exact, Friedman 1937 and Owen 1962.
    [Theory]
    [InlineData(3, 3, 6.000)]
    [InlineData(3, 4, 6.500)]
    [InlineData(3, 5, 6.400)]
    [InlineData(3, 6, 7.000)]
    [InlineData(3, 7, 7.143)]
    [InlineData(3, 8, 6.250)]
    [InlineData(3, 9, 6.222)]
    [InlineData(3, 10, 6.200)]
    [InlineData(4, 2, 6.000)]
    [InlineData(4, 3, 7.400)]
    [InlineData(4, 4, 7.800)]
    [InlineData(4, 5, 7.800)]
    [InlineData(4, 6, 7.600)]
    [InlineData(5, 3, 8.533)]
    [InlineData(5, 4, 8.800)]
    [InlineData(5, 5, 8.960)]
    public void Friedman_is_that_of_the_table(int arms, int blocks, double printed) =>
        Assert.Equal(printed, Friedman.CriticalValue(arms, blocks)!.Value, 0.0006);

    [Fact]
    public void Two_blocks_of_three_can_show_nothing_and_many_follow_F()
    {
        Assert.Null(Friedman.CriticalValue(3, 2));
        // χ² with 9 degrees of freedom is 16.92 at 5 %; F is a little sharper.
        Assert.InRange(Friedman.CriticalValue(10, 40)!.Value, 16.3, 16.92);
    }

    // Cohen 1988, and G*Power: 0.8031, 0.8213 and 0.8078.
    [Theory]
    [InlineData(1.0, 10, 0.8031)]
    [InlineData(0.8, 15, 0.8213)]
    [InlineData(0.5, 34, 0.8078)]
    public void Pairs_for_an_effect_are_those_of_the_tables(double effect, int pairs, double power)
    {
        Assert.Equal(pairs, Power.Pairs(effect * 0.02, 0.02));
        Assert.Equal(power, Power.Of(pairs, effect), 1e-4);
        Assert.InRange(Power.Of(pairs - 1, effect), 0, 0.8);
        Assert.Equal(0.8, Power.Of(pairs, Power.SmallestEffect(pairs)), 1e-6);
    }

    [Fact]
    public void No_number_of_pairs_shows_no_difference_nor_what_the_splits_hide()
    {
        Assert.Null(Power.Pairs(0, 1));
        Assert.Equal(2, Power.Pairs(1, 0));
        Assert.Null(Power.Pairs(0.5, 1, correction: 0.25));
        Assert.Equal(0.05, Power.Of(8, 0), 1e-9);
    }

    [Fact]
    public void Six_pairs_are_the_fewest()
    {
        Assert.Equal([0.25, 0.125, 0.0625, 0.03125, 0.015625], Enumerable.Range(3, 5).Select(Wilcoxon.SmallestP));
        Assert.Equal(6, Wilcoxon.FewestPairs());
        Assert.Equal(8, Wilcoxon.FewestPairs(0.01));
    }
}
