using Hillock.Experiments.Statistics;

namespace Hillock.Experiments.Tests.Statistics;

public sealed class RaceRuleTests
{
    [Fact]
    public void Splits_that_share_rows_let_an_arm_stay_that_as_many_seeds_would_drop()
    {
        double?[][] scores =
            [[.. Enumerable.Range(0, 8).Select(i => (double?)(0.9 + (0.01 * (i % 3))))],
            [.. Enumerable.Range(0, 8).Select(i => (double?)(0.86 + (0.01 * (i % 2))))]];
        var rule = new RaceRule(2, 12);
        Assert.Equal([1], rule.Leave(scores, [0, 1], higherIsBetter: true));
        Assert.Empty(rule.Leave(scores, [0, 1], higherIsBetter: true, PairedDifference.SplitCorrection(1, 1)));
    }
}
