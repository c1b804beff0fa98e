namespace Hillock.Experiments.Statistics;

/// <summary>A <see cref="Statistic"/> of values in strata.</summary>
internal static class StatisticOf
{
    /// <summary>The statistic; the values may be in any order.</summary>
    public static double Strata(IReadOnlyList<double[]> strata, Statistic statistic) => statistic switch
    {
        Statistic.InterquartileMean => Summary.MiddleMean(Sorted(strata.Count == 1 ? strata[0] : [.. strata.SelectMany(s => s)])),
        Statistic.Median when strata.Count == 1 => Summary.MiddleOf(Sorted(strata[0])),
        Statistic.Median => Summary.MiddleOf(Sorted([.. strata.Select(Mean)])),
        _ => strata.Count == 1 ? Mean(strata[0]) : Mean([.. strata.Select(Mean)]),
    };

    private static double[] Sorted(double[] values)
    {
        double[] sorted = [.. values];
        Array.Sort(sorted);
        return sorted;
    }

    private static double Mean(double[] values)
    {
        var sum = 0.0;
        foreach (var v in values) sum += v;
        return sum / values.Length;
    }
}
