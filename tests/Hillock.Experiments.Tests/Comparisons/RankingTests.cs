using Hillock.Experiments.Comparisons;

namespace Hillock.Experiments.Tests.Comparisons;

public sealed class RankingTests
{
    [Fact]
    public void Equal_activations_are_rarely_told_apart()
    {
        // Two standard errors of a share of 5 % over 2,000 draws are 1 %.
        foreach (var (activations, seeds) in new[] { (7, 3), (7, 5), (3, 5) })
            Assert.InRange(FalseAlarms(activations, seeds, 2000, _ => 1), 0, 0.06);
    }

    [Theory]
    [InlineData(2, 1)]
    [InlineData(1, 3)]
    [InlineData(1, 6)]
    [InlineData(1, 0.01)]
    public void Unequal_noise_raises_few_false_alarms(double spread, double odd)
    {
        foreach (var seeds in new[] { 3, 5 })
            Assert.InRange(FalseAlarms(7, seeds, 2000, a => a == 0 ? odd : 1 + (a * (spread - 1) / 6)), 0, 0.09);
    }

    [Fact]
    public void Three_seeds_show_a_gap_of_ten_deviations_among_seven()
    {
        var random = new RandomStream(5, "power");
        var seen = 0;
        for (var draw = 0; draw < 200; draw++)
        {
            Contender[] field = [.. Enumerable.Range(0, 7)
                .Select(a => Of($"a{a}", [.. Enumerable.Range(0, 3).Select(_ => (a == 6 ? 0.955 : 0.970) + (0.0015 * random.NextNormal()))]))];
            if (Ranking.Of(field, true, 10_000).Single(s => s.Contender.Activation == "a6").Tied) continue;
            seen++;
        }

        Assert.InRange(seen, 190, 200);
    }

    [Fact]
    public void A_clear_difference_is_seen_with_three_seeds()
    {
        var ranking = Ranking.Of([Of("a", 0.972, 0.973, 0.9725), Of("b", 0.951, 0.9515, 0.9512)], true, 10_000);
        Assert.Equal(["a", "b"], ranking.Select(s => s.Contender.Activation));
        Assert.False(ranking[1].Tied);
        Assert.Equal(0.0213, ranking[1].Behind, 3);
    }

    [Fact]
    public void Luck_by_seed_that_both_share_does_not_hide_a_difference()
    {
        var ranking = Ranking.Of([Of("a", 0.90, 0.95, 0.85, 0.97, 0.88), Of("b", 0.88, 0.931, 0.829, 0.95, 0.861)], true, 10_000);
        Assert.False(ranking[1].Tied);
    }

    [Fact]
    public void One_seed_ties_all() => Assert.All(Ranking.Of([Of("a", 0.99), Of("b", 0.5)], true, 1000), s => Assert.True(s.Tied));

    [Fact]
    public void Identical_results_tie() => Assert.All(Ranking.Of([Of("a", 0.9, 0.8), Of("b", 0.9, 0.8)], true, 1000), s => Assert.True(s.Tied));

    [Fact]
    public void One_row_of_a_small_validation_set_decides_nothing()
    {
        Assert.True(Ranking.Of([Of("a", 29 / 30.0, 29 / 30.0, 29 / 30.0), Of("b", 28 / 30.0, 28 / 30.0, 28 / 30.0)], true, 30)[1].Tied);
        Assert.False(Ranking.Of([Of("a", 29 / 30.0, 29 / 30.0, 29 / 30.0), Of("b", 20 / 30.0, 20 / 30.0, 20 / 30.0)], true, 30)[1].Tied);
    }

    [Fact]
    public void The_smaller_error_is_better() =>
        Assert.Equal("b", Ranking.Of([Of("a", 0.3, 0.31), Of("b", 0.2, 0.21)], false, null)[0].Contender.Activation);

    [Fact]
    public void An_activation_with_diverged_seeds_comes_after_all_without()
    {
        var ranking = Ranking.Of([Of("wild", 0.99, 0.99) with { Diverged = 1 }, Of("gone") with { Diverged = 3 }, Of("tame", 0.9, 0.91, 0.9)], true, 1000);
        Assert.Equal(["tame", "wild", "gone"], ranking.Select(s => s.Contender.Activation));
        Assert.Equal([true, false, false], ranking.Select(s => s.Tied));
    }

    [Fact]
    public void Only_common_seeds_are_paired()
    {
        var a = new Contender("a", new Dictionary<long, double> { [1] = 0.9, [2] = 0.91, [3] = 0.92 }, 0);
        var b = new Contender("b", new Dictionary<long, double> { [3] = 0.1 }, 0);
        Assert.Null(Ranking.Of([a, b], true, 1000)[1].P);
    }

    private static double FalseAlarms(int activations, int seeds, int draws, Func<int, double> noise)
    {
        var random = new RandomStream(17, "false alarms");
        var alarms = 0;
        for (var draw = 0; draw < draws; draw++)
        {
            var luck = Enumerable.Range(0, seeds).Select(_ => random.NextNormal()).ToArray();
            Contender[] field = [.. Enumerable.Range(0, activations)
                .Select(a => Of($"a{a}", [.. luck.Select(l => 0.9 + (0.01 * l) + (0.003 * noise(a) * random.NextNormal()))]))];
            if (Ranking.Of(field, true, 1_000_000).Any(s => !s.Tied)) alarms++;
        }

        return alarms / (double)draws;
    }

    private static Contender Of(string name, params double[] values) =>
        new(name, values.Select((v, i) => (Seed: i + 1L, v)).ToDictionary(p => p.Seed, p => p.v), 0);
}
