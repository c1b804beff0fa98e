namespace Hillock.Experiments.Statistics;

/// <summary>Ranks from 1, the smallest first; equal values share the mean of their ranks.</summary>
internal static class AverageRanks
{
    /// <summary>Twice each rank, which is whole also where values share it.</summary>
    public static int[] Doubled(IReadOnlyList<double> values)
    {
        int[] order = [.. Enumerable.Range(0, values.Count).OrderBy(i => values[i])];
        var ranks = new int[values.Count];
        for (var from = 0; from < order.Length;)
        {
            var to = from + 1;
            while (to < order.Length && values[order[to]] == values[order[from]]) to++;
            // Ranks from + 1 to to have the mean (from + 1 + to) / 2.
            for (var i = from; i < to; i++) ranks[order[i]] = from + 1 + to;
            from = to;
        }

        return ranks;
    }
}
