namespace Hillock.Data;

/// <summary>Tells of numbers that differ and become the same as float32.</summary>
internal static class Rounding
{
    // float32 has 24 bits; numbers that vary by more than a thousandth of their size keep enough of them.
    private const double Narrow = 1e-3;

    /// <summary>A warning where most of the different values of a column are no longer different as the network sees them.</summary>
    /// <param name="what">The column for the message, such as <c>Column 2 'stamp'</c>.</param>
    /// <param name="exact">As they were read.</param>
    /// <param name="kept">As the network sees them.</param>
    /// <param name="deviation">Standard deviation of <paramref name="kept"/>.</param>
    public static string? Of(string what, IEnumerable<double> exact, IEnumerable<float> kept, double deviation)
    {
        var largest = kept.Select(value => Math.Abs((double)value)).DefaultIfEmpty(0).Max();
        if (deviation >= Narrow * largest) return null;
        var (before, after) = (exact.Where(value => !double.IsNaN(value)).Distinct().Count(), kept.Distinct().Count());
        return 2 * after > before
            ? null
            : $"{what} loses digits: {before:N0} different values become {after:N0} as float32. Standardise, subtract what they have in common, or leave "
                + "out what is far from the others.";
    }

    /// <summary>The same of the targets of a regression.</summary>
    public static IEnumerable<string> OfTargets(double[] targets, int[] trainRows, TargetScale scale, string what = "The target")
    {
        var exact = trainRows.Select(row => targets[row]).ToList();
        var kept = exact.ConvertAll(scale.Standardize);
        if (Of(what, exact, kept, Scaling.Of(kept.Select(value => (double)value)).Deviation) is { } warning) yield return warning;
    }
}
