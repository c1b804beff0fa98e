using MathNet.Numerics.Distributions;

namespace Hillock.Experiments.Statistics;

/// <summary>How far average ranks must lie apart, after a Friedman test (Demšar 2006).</summary>
internal static class CriticalDifference
{
    /// <summary>Critical value of the test of all pairs, the studentised range over √2 (Nemenyi 1963).</summary>
    public static double NemenyiValue(int arms, double level = 0.05) => StudentizedRange.Quantile(1 - level, arms) / Math.Sqrt(2);

    /// <summary>Critical value of the test of all against a control, which is one of the <paramref name="arms"/> (Dunn 1961).</summary>
    public static double BonferroniDunnValue(int arms, double level = 0.05)
    {
        Finite.CheckShare(level, "A level of significance");
        if (arms < 2) throw new HillockException($"A control is compared with at least one arm, and there are {arms} with it.");
        return -Normal.InvCDF(0, 1, level / 2 / (arms - 1));
    }

    /// <summary>Least difference of average ranks that is significant among all pairs.</summary>
    public static double Nemenyi(int arms, int blocks, double level = 0.05) => NemenyiValue(arms, level) * StandardError(arms, blocks);

    /// <summary>Least difference from the average rank of a control that is significant.</summary>
    public static double BonferroniDunn(int arms, int blocks, double level = 0.05) => BonferroniDunnValue(arms, level) * StandardError(arms, blocks);

    /// <summary>p of one difference of average ranks, corrected for all pairs.</summary>
    public static double NemenyiP(double difference, int arms, int blocks) =>
        Math.Clamp(1 - StudentizedRange.Cdf(Math.Abs(difference) / StandardError(arms, blocks) * Math.Sqrt(2), arms), 0, 1);

    /// <summary>Standard error of a difference of average ranks, <c>√(k (k + 1) / (6 N))</c>.</summary>
    public static double StandardError(int arms, int blocks) => Math.Sqrt(arms * (arms + 1.0) / (6.0 * blocks));

    /// <summary>The bars of a critical-difference diagram: the largest groups of arms whose ranks differ by less than <paramref name="difference"/>, best
    /// first, two arms or more each.</summary>
    /// <returns>Indices of <paramref name="ranks"/>, by rank.</returns>
    public static IReadOnlyList<int[]> Groups(IReadOnlyList<double> ranks, double difference)
    {
        int[] order = [.. Enumerable.Range(0, ranks.Count).OrderBy(i => ranks[i])];
        var groups = new List<int[]>();
        var reached = 0;
        for (var from = 0; from < order.Length; from++)
        {
            var to = from + 1;
            while (to < order.Length && ranks[order[to]] - ranks[order[from]] < difference) to++;
            // A group that reaches no further than the one before lies within it.
            if (to - from > 1 && to > reached) groups.Add(order[from..to]);
            reached = Math.Max(reached, to);
        }

        return groups;
    }
}
