using Hillock.Experiments.Statistics;

namespace Hillock.Experiments.Tests.Statistics;

/// <summary>Friedman's test at its ends; its published figures are in <see cref="DemsarTests"/> and <see cref="TableTests"/>.</summary>
public sealed class FriedmanTests
{
    [Fact]
    public void Equal_scores_show_nothing()
    {
        var test = Friedman.Of([[1, 1, 1], [1, 1, 1], [1, 1, 1]], higherIsBetter: true);
        Assert.Equal([2.0, 2, 2], test.Ranks);
        Assert.Equal((0.0, 0.0, 1.0, 1.0, 1.0), (test.ChiSquared, test.F, test.FP, test.ExactP, test.ChiSquaredP));
    }

    // Of 6 orders each, four blocks agree with the first in 1 of 6³ cases.
    [Fact]
    public void Blocks_that_all_rank_alike_leave_the_exact_p_alone_to_tell()
    {
        var test = Friedman.Of([[1, 2, 3, 4], [2, 3, 4, 5], [3, 4, 5, 6]], higherIsBetter: false);
        Assert.Equal([1.0, 2, 3], test.Ranks);
        Assert.Equal((double.PositiveInfinity, 0.0), (test.F, test.FP));
        Assert.Equal(1.0 / 216, test.P, 1e-12);
    }

    // Shared ranks have their own distribution: of two arms that tie in one block of three, the other two agree in half of the cases.
    [Fact]
    public void Shared_ranks_are_counted_as_they_are()
    {
        var test = Friedman.Of([[1, 2, 5], [2, 3, 5]], higherIsBetter: false);
        Assert.Equal([3.5 / 3, 5.5 / 3], test.Ranks);
        Assert.Equal(0.5, test.P, 1e-12);
    }

    [Fact]
    public void What_diverged_ranks_last()
    {
        Assert.Equal([2.0, 1], Friedman.Of([[double.PositiveInfinity, 0.9], [0.5, 0.8]], higherIsBetter: false).Ranks);
        Assert.Equal([2.0, 1], Friedman.Of([[double.NegativeInfinity, 0.1], [0.5, 0.8]], higherIsBetter: true).Ranks);
        Assert.Equal(0.75, Improvement.Probability([0.5, 0.6], [double.NegativeInfinity, 0.55]));
    }

    [Fact]
    public void One_arm_or_one_block_is_refused()
    {
        Assert.Contains("there are 1 and 3", Assert.Throws<HillockException>(() => Friedman.Of([[1, 2, 3]], true)).Message, StringComparison.Ordinal);
        Assert.Contains("there are 2 and 1", Assert.Throws<HillockException>(() => Friedman.Of([[1], [2]], true)).Message, StringComparison.Ordinal);
        var gap = Assert.Throws<HillockException>(() => Friedman.Of([[1, double.NaN], [2, 3]], true));
        Assert.Contains("value 2 is NaN", gap.Message, StringComparison.Ordinal);
        var test = Friedman.Of([[1, 2], [2, 3]], true);
        Assert.Contains("from 0, not 2", Assert.Throws<HillockException>(() => test.AgainstControl(2)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Groups_are_the_largest_and_none_of_one()
    {
        Assert.Equal([[0, 1, 2], [2, 3]], CriticalDifference.Groups([1, 1.5, 2, 3], 1.5));
        Assert.Equal([[1, 0]], CriticalDifference.Groups([2, 1, 5], 1.5));
        Assert.Empty(CriticalDifference.Groups([1, 3, 5], 2));
        Assert.Empty(CriticalDifference.Groups([], 2));
    }
}
