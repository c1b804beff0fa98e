using Hillock.Experiments.Statistics;

namespace Hillock.Experiments.Tests.Statistics;

/// <summary>Noise is pooled over arms only where it is alike.</summary>
public sealed class PairNoiseTests
{
    private static readonly double?[][] Alike = [.. new FalseAlarms(3, 5, 1, false).Draw(new RandomStream(2, "alike"))
        .Select((a, i) => a.Select(v => (double?)(0.9 + (0.005 * i) + (0.001 * v))).ToArray())];

    private static readonly double?[] Low = Alike[0], Between = Alike[1], High = Alike[2], Wild = [0.91, 0.905, 0.2, 0.912, 0.908];

    // Errors in percent as a table of houses gave them: every seed of the first is a quarter of every seed of the second, and more so of the third.
    private static readonly double[] Sigmoid = [0.28, 0.47, 0.35, 0.31, 0.41], Relu = [1.6, 3.4, 2.2, 1.9, 2.7], Tanh = [0.9, 1.8, 5.0, 1.2, 2.4];

    [Fact]
    public void One_wild_seed_of_one_arm_does_not_hide_what_the_others_show()
    {
        var noise = PairNoise.Of([Low, High, Between, Wild]);
        Assert.Equal([0, 1, 2], noise.Pooled.Order());
        Assert.InRange(noise.Difference(0, 1)!.P, 0, 1e-3);
        Assert.Equal(PairNoise.Of([Low, High, Between]).Difference(0, 1), noise.Difference(0, 1));
    }

    [Fact]
    public void An_arm_with_a_wild_seed_is_tested_by_its_own_noise()
    {
        var own = PairNoise.Of([Low, High, Between, Wild]).Difference(0, 3)!;
        Assert.Equal(OwnNoise.Difference(PairNoise.Differences(Low, Wild)), own);
        Assert.Equal(4, own.Freedom);
    }

    [Fact]
    public void On_logarithms_errors_that_never_overlap_are_told_apart()
    {
        double?[][] scores = [.. new[] { Sigmoid, Relu, Tanh }.Select(s => s.Select(v => (double?)Math.Log(v)).ToArray())];
        var noise = PairNoise.Of(scores);
        Assert.InRange(noise.Difference(0, 1)!.P, 0, 0.05 / 3);
        Assert.True(noise.Difference(1, 2)!.P > 0.05);
    }

    [Fact]
    public void Two_arms_are_tested_by_their_own_noise()
    {
        var noise = PairNoise.Of([Low, High]);
        Assert.Empty(noise.Pooled);
        Assert.Equal(OwnNoise.Difference(PairNoise.Differences(Low, High)), noise.Difference(0, 1));
    }

    [Fact]
    public void The_pool_has_the_freedom_of_its_arms_and_the_larger_variance_counts()
    {
        var noise = PairNoise.Of([Low, High, Between]);
        var difference = noise.Difference(0, 1)!;
        Assert.Equal(2 * 4, difference.Freedom);
        Assert.True(difference.Deviation >= Summary.Spread(PairNoise.Differences(Low, High)));
    }

    [Fact]
    public void Gaps_take_their_block_out_of_a_pair()
    {
        double?[] gap = [0.9, null, 0.91, null, 0.92], alone = [null, 0.9, null, null, null];
        Assert.Equal([0.0, -0.0109, 0.0104], PairNoise.Differences([0.9, 0.9012, 0.8991, 0.9004, 0.9304], gap).Select(d => Math.Round(d, 4)));
        var noise = PairNoise.Of([Low, High, gap, alone]);
        Assert.Null(noise.Difference(0, 3));
        Assert.Equal(3, noise.Difference(0, 2)!.Count);
    }

    // However skewed the noise of a pair, a difference far beyond it is told.
    [Fact]
    public void The_guard_against_skewed_noise_widens_and_never_hides()
    {
        double[] skewed = [-1, -1.1, -0.9, -1.05, 0.4, -0.95];
        PairedDifference plain = PairedDifference.Of(skewed), guarded = OwnNoise.Difference(skewed);
        Assert.True(guarded.P > plain.P && guarded.High > plain.High);
        Assert.Equal(plain.Mean, guarded.Mean);
        Assert.InRange(OwnNoise.Difference([.. skewed.Select(d => d - 50)]).P, 0, 1e-4);
        // Skewed away from zero it has no cause to doubt.
        Assert.InRange(OwnNoise.Difference([.. skewed.Select(d => -d + 2)]).P, 0, 1);
        Assert.Equal(0, OwnNoise.Difference([0.1, 0.1, 0.1]).P);
    }
}
