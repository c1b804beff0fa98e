using MathNet.Numerics.Distributions;

namespace Hillock.Experiments.Comparisons;

/// <summary>Whether two activations, trained with the same seeds, differ.</summary>
/// <remarks>A seed fixes the order of the data and the random draws behind the weights, so two runs of one seed share much of their
/// luck; the test is on the differences by seed (Student 1908), which is sharper than comparing two clouds of values.</remarks>
internal static class PairedTest
{
    /// <summary>Two-sided p of Student's paired t-test, in [0, 1]; null below two differences.</summary>
    /// <remarks>No spread at all is not the test's world: all zero means the same results (p = 1); the same non-zero difference at
    /// every seed means that seeds bring no doubt (p = 0), and <see cref="OfChance"/> alone decides.</remarks>
    public static double? OfSeeds(IReadOnlyList<double> differences)
    {
        if (differences.Count < 2) return null;
        var deviation = Samples.Deviation(differences)!.Value;
        return OfMean(Samples.Mean(differences), deviation * deviation, differences.Count, differences.Count - 1);
    }

    /// <summary>Two-sided p of a mean of <paramref name="n"/> differences whose variance is known with so many degrees of freedom.</summary>
    public static double OfMean(double mean, double variance, int n, int freedom)
    {
        if (mean == 0) return 1;
        var error = Math.Sqrt(variance / n);
        // A spread below the rounding of the values is none.
        if (error <= 1e-14 * Math.Abs(mean)) return 0;
        return Math.Min(1, 2 * StudentT.CDF(0, 1, freedom, -Math.Abs(mean / error)));
    }

    /// <summary>The smallest p that a difference of <paramref name="rows"/> validation rows can have, whoever got which right.</summary>
    /// <remarks>Seeds say nothing about the luck of the validation set itself: one row of 30 is 3.3 points for every seed alike.
    /// Two classifiers that differ by d right answers disagree on d rows or more; McNemar's exact test (1947) is most
    /// favourable when they disagree on just those, all in one direction: <c>p = 2 · 2^-d</c>. When even that is above the limit,
    /// no seeds can make the difference real.</remarks>
    public static double OfChance(double rows) => Math.Min(1, 2 * Math.Pow(2, -Math.Abs(rows)));
}
