using Hillock.Experiments.Statistics;
using MathNet.Numerics.Distributions;

namespace Hillock.Experiments.Tests.Statistics;

/// <summary>The worked examples of Demšar (2006), "Statistical comparisons of classifiers over multiple data sets", to their printed figures.</summary>
public sealed class DemsarTests
{
    // Table 6: AUC of C4.5, C4.5+m, C4.5+cf and C4.5+m+cf on 14 data sets.
    private static readonly double[] Plain = [0.763, 0.599, 0.954, 0.628, 0.882, 0.936, 0.661, 0.583, 0.775, 1.000, 0.940, 0.619, 0.972, 0.957];
    private static readonly double[] M = [0.768, 0.591, 0.971, 0.661, 0.888, 0.931, 0.668, 0.583, 0.838, 1.000, 0.962, 0.666, 0.981, 0.978];
    private static readonly double[] Cf = [0.771, 0.590, 0.968, 0.654, 0.886, 0.916, 0.609, 0.563, 0.866, 1.000, 0.965, 0.614, 0.9751, 0.946];
    private static readonly double[] Both = [0.798, 0.569, 0.967, 0.657, 0.898, 0.931, 0.685, 0.625, 0.875, 1.000, 0.962, 0.669, 0.975, 0.970];

    // Voting is printed 0.975 for the last two, with the ranks 2 and 3: a fourth digit that the table does not show.
    private static readonly Friedman Test = Friedman.Of([Plain, M, Cf, Both], higherIsBetter: true);

    [Fact]
    public void Average_ranks_are_those_of_table_6() =>
        Assert.Equal([3.143, 2.000, 2.893, 1.964], Test.Ranks.Select(r => Math.Round(r, 3)));

    [Fact]
    public void Friedman_and_Iman_Davenport_are_those_of_the_text()
    {
        Assert.Equal(9.28, Test.ChiSquared, 2);
        Assert.Equal(3.69, Test.F, 2);
        Assert.Equal(2.85, FisherSnedecor.InvCDF(3, 39, 0.95), 2);
        Assert.InRange(Test.FP, 0.01, 0.05);
        // 14 blocks of 4 are few enough for the exact p, which agrees.
        Assert.InRange(Test.ExactP!.Value, Test.FP / 2, 0.03);
        Assert.Equal(Test.ExactP, Test.P);
    }

    // At 5 % even the best and the worst are together; at 10 % C4.5 is apart from C4.5+m and C4.5+m+cf, and C4.5+cf belongs to both.
    [Fact]
    public void Nemenyi_gives_the_critical_differences_and_groups_of_figure_1()
    {
        Assert.Equal(1.25, CriticalDifference.Nemenyi(4, 14), 2);
        Assert.Equal(1.12, CriticalDifference.Nemenyi(4, 14, 0.10), 2);
        Assert.Equal([[3, 1, 2, 0]], CriticalDifference.Groups(Test.Ranks, CriticalDifference.Nemenyi(4, 14)));
        Assert.Equal([[3, 1, 2], [2, 0]], CriticalDifference.Groups(Test.Ranks, CriticalDifference.Nemenyi(4, 14, 0.10)));
        Assert.Equal(0.05, CriticalDifference.NemenyiP(CriticalDifference.Nemenyi(4, 14), 4, 14), 1e-6);
    }

    [Fact]
    public void Bonferroni_Dunn_shows_only_C45_m_cf()
    {
        var critical = CriticalDifference.BonferroniDunn(4, 14);
        Assert.Equal(1.16, critical, 1.16 * 0.01);
        Assert.Equal([false, false, true], Test.Ranks[1..].Select(r => Test.Ranks[0] - r > critical));
    }

    // The table of the text: z 2.416, 2.342, 0.512 from the rounded standard error 0.488, p 0.016, 0.019, 0.607.
    [Fact]
    public void Holm_against_the_control_shows_two_of_three()
    {
        Assert.Equal(0.488, CriticalDifference.StandardError(4, 14), 3);
        var tests = Test.AgainstControl(0);
        Assert.Equal([1, 2, 3], tests.Select(t => t.Arm));
        Assert.Equal([0.019, 0.608, 0.016], tests.Select(t => Math.Round(t.P, 3)));
        Assert.Equal(2.342, tests[0].Z, 2);
        Assert.Equal([true, false, true], tests.Select(t => t.Adjusted <= 0.05));
    }

    // Table 2: R+ = 93, R- = 12 with the two zeros split; at most 21 is significant for 14.
    [Fact]
    public void Signed_ranks_of_table_2_are_93_and_12()
    {
        double[] differences = [.. M.Select((v, i) => Math.Round(v - Plain[i], 3))];
        var test = Wilcoxon.Of(differences);
        Assert.Equal((14, 93.0, 12.0, true), (test.Count, test.Plus, test.Minus, test.Exact));
        Assert.InRange(test.P, 0.005, 0.02);
        Assert.Equal(21, Wilcoxon.CriticalValue(14));
    }

    [Theory]
    [InlineData(0.05, "1.960 2.343 2.569 2.728 2.850 2.949 3.031 3.102 3.164")]
    [InlineData(0.10, "1.645 2.052 2.291 2.459 2.589 2.693 2.780 2.855 2.920")]
    public void Nemenyi_values_are_those_of_table_5a(double level, string printed) =>
        Assert.All(Numbers(printed), (v, i) => Assert.Equal(v, CriticalDifference.NemenyiValue(i + 2, level), 0.0011));

    // The paper prints 2.724 for nine at 5 %; the normal quantile at 0.05/16 is 2.734, and its neighbours fit.
    [Theory]
    [InlineData(0.05, "1.960 2.241 2.394 2.498 2.576 2.638 2.690 2.734 2.773")]
    [InlineData(0.10, "1.645 1.960 2.128 2.241 2.326 2.394 2.450 2.498 2.539")]
    public void Bonferroni_Dunn_values_are_those_of_table_5b(double level, string printed) =>
        Assert.All(Numbers(printed), (v, i) => Assert.Equal(v, CriticalDifference.BonferroniDunnValue(i + 2, level), 0.0006));

    private static double[] Numbers(string text) => [.. text.Split(' ').Select(t => double.Parse(t, System.Globalization.CultureInfo.InvariantCulture))];
}
