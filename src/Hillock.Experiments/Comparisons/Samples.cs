namespace Hillock.Experiments.Comparisons;

/// <summary>Mean, deviation and median of a few values.</summary>
/// <remarks>Not those of MathNet.Numerics, whose running sums give other last digits: results that were saved would no longer be those of a run that repeats
/// them.</remarks>
internal static class Samples
{
    public static double Mean(IReadOnlyList<double> values)
    {
        if (values.Count == 0) return double.NaN;
        // Equal values have exactly that mean and no deviation, whatever the sum rounds to.
        if (values.All(v => v == values[0])) return values[0];
        return values.Sum() / values.Count;
    }

    /// <summary>Sample standard deviation, divisor n - 1; null below two values.</summary>
    public static double? Deviation(IReadOnlyList<double> values)
    {
        if (values.Count < 2) return null;
        var mean = Mean(values);
        return Math.Sqrt(values.Sum(v => (v - mean) * (v - mean)) / (values.Count - 1));
    }

    /// <summary>Middle value; of an even count, the mean of the middle two.</summary>
    public static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        if (sorted.Length == 0) return double.NaN;
        var half = sorted.Length / 2;
        return sorted.Length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }

    /// <summary>The lower middle value, which stays finite when half of the values are infinite.</summary>
    public static double LowerMedian(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return sorted.Length == 0 ? double.NaN : sorted[(sorted.Length - 1) / 2];
    }

    public static Spread? Spread(IReadOnlyList<double> values) => values.Count == 0 ? null : new Spread(Mean(values), Deviation(values));
}
