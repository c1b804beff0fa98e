namespace Hillock.Experiments.Statistics;

/// <summary>Location and spread of a few values.</summary>
/// <param name="Count">How many.</param>
/// <param name="Mean">Arithmetic mean.</param>
/// <param name="Deviation">Sample standard deviation, divisor n - 1; null for one value.</param>
/// <param name="Median">Middle value; of an even count, the mean of the middle two.</param>
/// <param name="InterquartileMean">Mean of the middle half (<see cref="Summary.MiddleMean"/>).</param>
internal sealed record Summary(int Count, double Mean, double? Deviation, double Median, double InterquartileMean)
{
    /// <summary>The summary of one value or more.</summary>
    public static Summary Of(IReadOnlyList<double> values)
    {
        Finite.Check(values, 1, "A summary");
        double[] sorted = [.. values.Order()];
        return new Summary(values.Count, Average(values), Spread(values), MiddleOf(sorted), MiddleMean(sorted));
    }

    /// <summary>The arithmetic mean; of equal values exactly that value.</summary>
    public static double Average(IReadOnlyList<double> values)
    {
        // Equal values have exactly that mean and no deviation, whatever the sum rounds to.
        if (values.All(v => v == values[0])) return values[0];
        return values.Sum() / values.Count;
    }

    /// <summary>Sample standard deviation, divisor n - 1; null below two values.</summary>
    public static double? Spread(IReadOnlyList<double> values)
    {
        if (values.Count < 2) return null;
        var mean = Average(values);
        return Math.Sqrt(values.Sum(v => (v - mean) * (v - mean)) / (values.Count - 1));
    }

    /// <summary>Median of sorted values.</summary>
    public static double MiddleOf(ReadOnlySpan<double> sorted)
    {
        var half = sorted.Length / 2;
        return sorted.Length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }

    /// <summary>Interquartile mean of sorted values: without the lowest and the highest quarter.</summary>
    /// <remarks>⌊n/4⌋ values are left out at each end, whole values alone, as in rliable (Agarwal et al. 2021), so that its figures are ours. Below four
    /// values it is the mean.</remarks>
    public static double MiddleMean(ReadOnlySpan<double> sorted)
    {
        var cut = sorted.Length / 4;
        var middle = sorted[cut..^cut];
        var sum = 0.0;
        foreach (var v in middle) sum += v;
        return middle[0] == middle[^1] ? middle[0] : sum / middle.Length;
    }
}
