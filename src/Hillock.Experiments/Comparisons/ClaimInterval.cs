using Hillock.Experiments.Statistics;
using MathNet.Numerics.Distributions;

namespace Hillock.Experiments.Comparisons;

/// <summary>The 95 % interval of a change, from one a pair.</summary>
/// <param name="Value">The mean, or the median where a change is infinite or unknown; null where even that is unknown.</param>
/// <param name="Low">Lower end.</param>
/// <param name="High">Upper end.</param>
/// <param name="IsMedian">Whether it is the median.</param>
/// <remarks>The mean with a t interval that is guarded against skewed noise (<see cref="OwnNoise"/>), widened by the doubt that the rows leave. Where a
/// training diverged or never reached the target there is no mean: then the median, and the order statistics that hold it whatever the distribution (the
/// sign test turned round); an unknown change may lie anywhere.</remarks>
internal sealed record ClaimInterval(double? Value, double Low, double High, bool IsMedian)
{
    private const double Level = 0.95;

    /// <summary>Pairs below which the order statistics give no interval of 95 %.</summary>
    public const int FewestForMedian = 6;

    /// <summary>The interval of these changes.</summary>
    /// <param name="changes">One a pair.</param>
    /// <param name="correction">As in <see cref="PairedDifference.SplitCorrection"/>.</param>
    /// <param name="rowError">Standard error that the choice of rows leaves.</param>
    public static ClaimInterval Of(IReadOnlyList<double> changes, double correction, double rowError)
    {
        if (changes.Count == 0) return new ClaimInterval(null, double.NegativeInfinity, double.PositiveInfinity, false);
        if (!changes.All(double.IsFinite)) return Median(changes);
        var mean = Samples.Mean(changes);
        if (changes.Count == 1) return new ClaimInterval(mean, double.NegativeInfinity, double.PositiveInfinity, false);
        var seeds = OwnNoise.Difference(changes, correction, Level).HalfWidth;
        var half = Math.Sqrt((seeds * seeds) + Math.Pow(Normal.InvCDF(0, 1, (1 + Level) / 2) * rowError, 2));
        return new ClaimInterval(mean, mean - half, mean + half, false);
    }

    private static ClaimInterval Median(IReadOnlyList<double> changes)
    {
        double[] least = [.. changes.Select(c => double.IsNaN(c) ? double.NegativeInfinity : c).Order()];
        double[] most = [.. changes.Select(c => double.IsNaN(c) ? double.PositiveInfinity : c).Order()];
        var middle = (changes.Count - 1) / 2;
        double? value = least[middle] == most[middle] ? least[middle] : null;
        var cut = -1;
        while (cut + 1 < changes.Count / 2 && 2 * Binomial.CDF(0.5, changes.Count, cut + 1) <= 1 - Level) cut++;
        return cut < 0 ? new ClaimInterval(value, double.NegativeInfinity, double.PositiveInfinity, true)
            : new ClaimInterval(value, least[cut], most[changes.Count - 1 - cut], true);
    }
}
