using MathNet.Numerics.Distributions;

namespace Hillock.Experiments.Statistics;

/// <summary>The mean difference of pairs, its Student-t interval and the paired t test (Student 1908).</summary>
/// <param name="Count">Pairs.</param>
/// <param name="Mean">Mean difference, positive when the first is larger.</param>
/// <param name="Deviation">Standard deviation of the differences that the test uses: their own, or one pooled over more arms.</param>
/// <param name="Freedom">Degrees of freedom of that deviation.</param>
/// <param name="StandardError">Of the mean: <c>s · √(1/n + c)</c>, c the correction for splits that overlap.</param>
/// <param name="P">Two-sided.</param>
/// <param name="Level">Confidence of the interval.</param>
internal sealed record PairedDifference(int Count, double Mean, double Deviation, int Freedom, double StandardError, double P, double Level)
{
    /// <summary>Half the width of the interval.</summary>
    public double HalfWidth => StudentQuantile.Upper((1 - Level) / 2, Freedom) * StandardError;

    /// <summary>Lower end of the interval.</summary>
    public double Low => Mean - HalfWidth;

    /// <summary>Upper end of the interval.</summary>
    public double High => Mean + HalfWidth;

    /// <summary>Of <c>a - b</c>, pair by pair, two pairs or more.</summary>
    public static PairedDifference Of(IReadOnlyList<double> a, IReadOnlyList<double> b, double correction = 0, double level = 0.95)
    {
        Finite.CheckPairs(a, b, "A paired difference");
        return Of([.. a.Select((v, i) => v - b[i])], correction, level);
    }

    /// <summary>Of the differences, two or more.</summary>
    /// <param name="differences">One a pair.</param>
    /// <param name="correction">0 where the pairs are independent, as seeds on one split are; <see cref="SplitCorrection"/> where they are splits of the
    /// same rows, which share training rows.</param>
    /// <param name="level">Confidence of the interval.</param>
    public static PairedDifference Of(IReadOnlyList<double> differences, double correction = 0, double level = 0.95)
    {
        Finite.Check(differences, 2, "A paired difference");
        return Of(Summary.Average(differences), Summary.Spread(differences)!.Value, differences.Count, differences.Count - 1, correction, level);
    }

    /// <summary>Of a mean over <paramref name="count"/> pairs with a deviation that is known with so many degrees of freedom.</summary>
    public static PairedDifference Of(double mean, double deviation, int count, int freedom, double correction = 0, double level = 0.95)
    {
        Finite.CheckShare(level, "The level of an interval");
        var error = deviation * Math.Sqrt((1.0 / count) + correction);
        return new PairedDifference(count, mean, deviation, freedom, error, TwoSided(mean, error, freedom), level);
    }

    /// <summary>The correction for repeated splits and for cross-validation, <c>testRows / trainRows</c> (Nadeau and Bengio 2003): the variance of the mean
    /// of n splits is <c>s² (1/n + testRows/trainRows)</c>, since they share rows.</summary>
    /// <remarks>For k folds it is <c>1/(k - 1)</c>, repeated or not (Bouckaert and Frank 2004). With it, the t test is the corrected resampled
    /// t test.</remarks>
    public static double SplitCorrection(int testRows, int trainRows)
    {
        if (testRows < 1 || trainRows < 1)
            throw new HillockException($"The correction for splits needs rows to train with and rows to test with, not {trainRows} and {testRows}.");
        return (double)testRows / trainRows;
    }

    /// <summary>p that the true mean is <paramref name="value"/> or more (a small p says less).</summary>
    public double PAtLeast(double value) => OneSided(Mean - value);

    /// <summary>p that the true mean is <paramref name="value"/> or less (a small p says more).</summary>
    public double PAtMost(double value) => OneSided(value - Mean);

    private static double TwoSided(double mean, double error, int freedom)
    {
        if (mean == 0) return 1;
        // A spread below the rounding of the values is none.
        if (error <= 1e-14 * Math.Abs(mean)) return 0;
        return Math.Min(1, 2 * StudentT.CDF(0, 1, freedom, -Math.Abs(mean / error)));
    }

    private double OneSided(double distance)
    {
        if (StandardError <= 1e-14 * Math.Abs(distance)) return distance < 0 ? 0 : 1;
        return StandardError == 0 ? 1 : StudentT.CDF(0, 1, Freedom, distance / StandardError);
    }
}
