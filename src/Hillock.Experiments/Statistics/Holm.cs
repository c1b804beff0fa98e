namespace Hillock.Experiments.Statistics;

/// <summary>Holm's step-down correction for many tests (Holm 1979): the chance of even one false alarm stays below the level.</summary>
internal static class Holm
{
    /// <summary>Adjusted p, to be held against the level itself: <c>max over j ≤ i of (m - j + 1) p_j</c> in the order of p, at most 1.</summary>
    public static double[] Adjust(IReadOnlyList<double> p)
    {
        var adjusted = new double[p.Count];
        int[] order = [.. Enumerable.Range(0, p.Count).OrderBy(i => p[i])];
        var largest = 0.0;
        for (var i = 0; i < order.Length; i++)
        {
            if (p[order[i]] is not (>= 0 and <= 1))
                throw new HillockException("Holm's correction needs p between 0 and 1; leave out tests that could not be made.");
            largest = Math.Min(1, Math.Max(largest, (order.Length - i) * p[order[i]]));
            adjusted[order[i]] = largest;
        }

        return adjusted;
    }

    /// <summary>For each p, whether its hypothesis is rejected at <paramref name="level"/> over all of them.</summary>
    public static bool[] Reject(IReadOnlyList<double> p, double level) => [.. Adjust(p).Select(a => a <= level)];
}
