using Hillock.Experiments.Comparisons;

namespace Hillock.Experiments.Tests.Comparisons;

/// <summary>Noise is pooled over activations only where it is alike.</summary>
public sealed class SeedNoiseTests
{
    private static readonly double[] Low = [0.9000, 0.9012, 0.8991, 0.9004, 0.8996], High = [0.9103, 0.9088, 0.9109, 0.9094, 0.9106], Between =
        [0.9051, 0.9043, 0.9056, 0.9049, 0.9047];

    [Fact]
    public void One_wild_seed_of_one_activation_does_not_hide_what_the_others_show()
    {
        Contender low = Of("low", Low), high = Of("high", High);
        var quiet = SeedNoise.Of([low, high, Of("between", Between)]).PValue(low, high)!.Value;
        var wild = SeedNoise.Of([low, high, Of("between", Between), Of("wild", [0.91, 0.905, 0.2, 0.912, 0.908])]).PValue(low, high)!.Value;
        Assert.InRange(quiet, 0, 1e-4);
        Assert.InRange(wild, 0, 1e-4);
    }

    [Fact]
    public void An_activation_with_a_wild_seed_is_tested_by_its_own_noise()
    {
        Contender low = Of("low", Low), wild = Of("wild", [0.91, 0.905, 0.2, 0.912, 0.908]);
        var noise = SeedNoise.Of([low, Of("high", High), Of("between", Between), wild]);
        Assert.Equal(PairedTest.OfSeeds(SeedNoise.Differences(low, wild)), noise.PValue(low, wild));
    }

    [Fact]
    public void An_activation_without_noise_is_left_out_of_the_pool()
    {
        Contender low = Of("low", Low), high = Of("high", High), still = Of("still", [0.905, 0.905, 0.905, 0.905, 0.90500001]);
        var without = SeedNoise.Of([low, high, Of("between", Between)]).PValue(low, high);
        Assert.Equal(without, SeedNoise.Of([low, high, Of("between", Between), still]).PValue(low, high));
    }

    [Fact]
    public void A_pair_that_is_noisier_than_the_pool_uses_its_own_variance()
    {
        // Each is as noisy as the others, but these two move against each other.
        Contender up = Of("up", [0.900, 0.901, 0.902, 0.903, 0.904]), down = Of("down", [0.9055, 0.9045, 0.9035, 0.9025, 0.9015]);
        Contender[] field = [up, down, Of("up too", [0.9001, 0.9012, 0.9020, 0.9031, 0.9042]), Of("and up", [0.9002, 0.9011, 0.9023, 0.9030, 0.9041])];
        var differences = SeedNoise.Differences(down, up);
        var own = Math.Pow(Samples.Deviation(differences)!.Value, 2);
        Assert.Equal(PairedTest.OfMean(Samples.Mean(differences), own, 5, 12), SeedNoise.Of(field).PValue(down, up)!.Value, 1e-12);
    }

    [Fact]
    public void Pairs_count_by_their_seeds_and_the_least_gives_the_freedom()
    {
        // Two have five seeds, one has three of them, one has another seed alone: the pool is over the seeds that two share.
        Contender five = Of("five", [0.900, 0.901, 0.903, 0.902, 0.904]), too = Of("too", [0.905, 0.903, 0.904, 0.906, 0.902]), three =
            Of("three", [0.911, 0.9121, 0.914]);
        Contender alone = new("alone", new Dictionary<long, double> { [1] = 0.9 }, 0);
        var (a, b, c) = (Variance(five, too), Variance(five, three), Variance(too, three));
        var pooled = ((4 * a) + (2 * b) + (2 * c)) / 8;
        var differences = SeedNoise.Differences(five, three);
        Assert.True(pooled > b);
        Assert.Equal(PairedTest.OfMean(Samples.Mean(differences), pooled, 3, 4), SeedNoise.Of([five, too, three, alone]).PValue(five, three)!.Value, 1e-12);
        Assert.Null(SeedNoise.Of([five, too, alone]).PValue(five, alone));
        Assert.NotNull(SeedNoise.Of([five, too]).PValue(Of("two", [0.9, 0.8]), five));

        static double Variance(Contender x, Contender y) => Math.Pow(Samples.Deviation(SeedNoise.Differences(x, y))!.Value, 2);
    }

    [Fact]
    public void Differences_follow_the_seeds()
    {
        Contender a = new("a", new Dictionary<long, double> { [3] = 3, [1] = 1, [2] = 2 }, 0), b =
            new("b", new Dictionary<long, double> { [1] = 0, [3] = 1, [4] = 9 }, 0);
        Assert.Equal([1.0, 2.0], SeedNoise.Differences(a, b));
    }

    private static Contender Of(string name, double[] values) =>
        new(name, values.Select((v, i) => (Seed: i + 1L, v)).ToDictionary(p => p.Seed, p => p.v), 0);
}
