using Hillock.Experiments.Statistics;

namespace Hillock.Experiments.Tests.Statistics;

/// <summary>Paired tests against R and against closed forms.</summary>
public sealed class PairedDifferenceTests
{
    // Student 1908, as in R: t.test(extra ~ group, paired = TRUE).
    private static readonly double[] Sleep1 = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0];
    private static readonly double[] Sleep2 = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4];

    [Fact]
    public void Student_sleep_data_gives_the_figures_of_R()
    {
        var test = PairedDifference.Of(Sleep1, Sleep2);
        Assert.Equal(-1.58, test.Mean, 1e-12);
        Assert.Equal(-4.0621, test.Mean / test.StandardError, 4);
        Assert.Equal(0.002833, test.P, 6);
        Assert.Equal(-2.4598858, test.Low, 7);
        Assert.Equal(-0.7001142, test.High, 7);
    }

    // One degree of freedom is the Cauchy distribution: t = 3 gives p = 1 - 2 atan(3) / pi.
    [Fact]
    public void Two_pairs_follow_the_Cauchy_distribution() =>
        Assert.Equal(1 - (2 * Math.Atan(3) / Math.PI), PairedDifference.Of([4.0, 2.0]).P, 12);

    // Ten times tenfold cross-validation: 1/100 + 1/9 instead of 1/100 (Bouckaert and Frank 2004).
    [Fact]
    public void Splits_that_overlap_widen_the_error_by_Nadeau_and_Bengio()
    {
        var correction = PairedDifference.SplitCorrection(50, 450);
        double[] differences = [.. Enumerable.Range(0, 100).Select(i => i % 2 == 0 ? 1.0 : 0)];
        PairedDifference plain = PairedDifference.Of(differences), corrected = PairedDifference.Of(differences, correction);
        Assert.Equal(plain.Deviation * Math.Sqrt((1.0 / 100) + (1.0 / 9)), corrected.StandardError, 1e-15);
        Assert.Equal(plain.Mean, corrected.Mean);
        Assert.True(corrected.P > plain.P && corrected.Low < plain.Low);
        Assert.Throws<HillockException>(() => PairedDifference.SplitCorrection(0, 10));
    }

    [Fact]
    public void Differences_without_spread_leave_no_doubt_of_the_seeds()
    {
        Assert.Equal(0, PairedDifference.Of([0.1, 0.1, 0.1]).P);
        Assert.Equal(1, PairedDifference.Of([0.0, 0.0, 0.0]).P);
        var one = Assert.Throws<HillockException>(() => PairedDifference.Of([0.1]));
        Assert.Contains("at least 2 values, and there is 1", one.Message, StringComparison.Ordinal);
        var unlike = Assert.Throws<HillockException>(() => PairedDifference.Of([1, 2], [1]));
        Assert.Contains("2 values of one and 1 of the other", unlike.Message, StringComparison.Ordinal);
    }

    // Hollander and Wolfe 1973, as in R's wilcox.test: V = 40, two-sided p = 0.0390625.
    [Fact]
    public void Depression_data_gives_the_exact_signed_rank_p()
    {
        double[] before = [1.83, 0.50, 1.62, 2.48, 1.68, 1.88, 1.55, 3.06, 1.30], after = [0.878, 0.647, 0.598, 2.05, 1.06, 1.29, 1.06, 3.14, 1.29];
        var test = Wilcoxon.Of([.. before.Select((v, i) => v - after[i])]);
        Assert.Equal((40.0, 5.0, 0.0390625), (test.Plus, test.Minus, test.P));
    }

    // One zero is left out, and of nine of one sign, shared ranks or not, p is 2 / 2^9.
    [Fact]
    public void Signed_ranks_leave_an_odd_zero_out_and_share_ranks()
    {
        Assert.Equal(2.0 / 512, Wilcoxon.PValue([.. Sleep1.Select((v, i) => v - Sleep2[i])]));
        Assert.Equal(1, Wilcoxon.PValue([0.0, 0, 0]));
        Assert.Equal(1, Wilcoxon.PValue([]));
        // Ranks 1.5, 1.5 and 3: sums of at most 1.5 come from no sign or either of the two, 3 of 8.
        Assert.Equal(0.75, Wilcoxon.PValue([1.0, -1, 2]));
        // Two zeros rank 1.5 each, split; the ranks 3 to 8 of one sign: 2 / 2^6.
        var zeros = Wilcoxon.Of([0, 0, 3, 4, 5, 6, 7, 8]);
        Assert.Equal((33 + 1.5, 1.5, 2.0 / 64), (zeros.Plus, zeros.Minus, zeros.P));
    }

    [Fact]
    public void Many_pairs_go_on_where_the_exact_p_ends()
    {
        double[] differences = [.. Enumerable.Range(1, 51).Select(i => i % 3 == 1 ? -i : (double)i)];
        Wilcoxon exact = Wilcoxon.Of(differences[..50]), approximate = Wilcoxon.Of(differences);
        Assert.Equal((true, false), (exact.Exact, approximate.Exact));
        Assert.Equal(exact.P, approximate.P, exact.P * 0.35);
        Assert.Equal(1, Wilcoxon.PValue([.. Enumerable.Range(0, 60).Select(i => i % 2 == 0 ? 1.0 : -1)]));
    }

    // R: p.adjust(c(0.01, 0.04, 0.03, 0.015), "holm").
    [Fact]
    public void Holm_adjusts_as_R_does()
    {
        Assert.Equal([0.04, 0.06, 0.06, 0.045], Holm.Adjust([0.01, 0.04, 0.03, 0.015]));
        Assert.Equal([true, false, false, true], Holm.Reject([0.01, 0.04, 0.03, 0.015], 0.05));
        Assert.Empty(Holm.Adjust([]));
        Assert.Throws<HillockException>(() => Holm.Adjust([double.NaN]));
    }

    [Fact]
    public void Wins_ties_and_losses_count_within_the_tolerance()
    {
        Assert.Equal(new WinsTiesLosses(2, 1, 1), WinsTiesLosses.Of([0.3, 0.2, 0.1, -0.4], 0.1));
        Assert.Equal(new WinsTiesLosses(1, 1, 0), WinsTiesLosses.Of([1, 0]));
        Assert.Equal(0.625, Improvement.Paired([1, 1, 0, -1]));
    }

    [Theory]
    [InlineData(1, 9, 0.021484375)]
    [InlineData(5, 15, 0.04138947)]
    [InlineData(0, 0, 1)]
    [InlineData(3, 3, 1)]
    [InlineData(0, 6, 0.03125)]
    public void McNemar_is_the_exact_sign_test(int onlyA, int onlyB, double p) => Assert.Equal(p, McNemar.PValue(onlyA, onlyB), 1e-8);

    [Fact]
    public void Rows_are_tested_by_McNemar_or_by_t()
    {
        double[] a = [1, 1, 1, 1, 1, 1, 0, 1], b = [0, 0, 0, 0, 0, 0, 0, 1];
        var exact = RowTest.Of(a, b);
        Assert.Equal((8, 0.75, true), (exact.Rows, exact.Difference, exact.Exact));
        Assert.Equal(0.03125, exact.P, 1e-12);
        Assert.Equal(Math.Sqrt(0.75 * 0.25 / 7), exact.StandardError, 1e-12);
        var mean = RowTest.Of([0.5, 1, 1], [0, 0.5, 1]);
        Assert.Equal((false, PairedDifference.Of([0.5, 0.5, 0]).P), (mean.Exact, mean.P));
    }

    [Fact]
    public void The_largest_error_is_the_limit()
    {
        Assert.Equal(Limit.Rows, Limits.Binding(0.1, 0.2));
        Assert.Equal(Limit.Splits, Limits.Binding(0.1, 0.2, 0.3));
        Assert.Equal(Limit.Seeds, Limits.Binding(0.1, null));
        Assert.Null(Limits.Binding(0, null));
    }
}
