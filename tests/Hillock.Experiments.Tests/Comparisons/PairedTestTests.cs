using Hillock.Experiments.Comparisons;

namespace Hillock.Experiments.Tests.Comparisons;

public sealed class PairedTestTests
{
    // Student's sleep data (Student 1908), as in R: t.test(extra ~ group, paired = TRUE), t = -4.0621, df = 9, p = 0.002833.
    [Fact]
    public void Student_sleep_data_gives_the_published_p()
    {
        double[] differences = [-1.2, -2.4, -1.3, -1.3, 0.0, -1.0, -1.8, -0.8, -4.6, -1.4];
        Assert.Equal(0.002833, PairedTest.OfSeeds(differences)!.Value, 6);
    }

    // One degree of freedom is the Cauchy distribution: t = 3 gives p = 1 - 2 atan(3) / pi.
    [Fact]
    public void Two_seeds_follow_the_Cauchy_distribution() =>
        Assert.Equal(1 - (2 * Math.Atan(3) / Math.PI), PairedTest.OfSeeds([4.0, 2.0])!.Value, 12);

    [Fact]
    public void One_seed_has_no_p() => Assert.Null(PairedTest.OfSeeds([0.1]));

    [Fact]
    public void Equal_results_are_surely_equal() => Assert.Equal(1, PairedTest.OfSeeds([0.0, 0.0, 0.0]));

    [Fact]
    public void The_same_difference_at_every_seed_leaves_no_doubt_of_the_seeds() =>
        Assert.Equal(0, PairedTest.OfSeeds([0.1, 0.1, 0.1]));

    [Theory]
    [InlineData(0, 1.0)]
    [InlineData(1, 1.0)]
    [InlineData(6, 0.03125)]
    [InlineData(-6, 0.03125)]
    public void The_bound_of_chance_is_the_exact_sign_test(double rows, double p) => Assert.Equal(p, PairedTest.OfChance(rows));
}
