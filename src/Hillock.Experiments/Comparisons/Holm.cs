namespace Hillock.Experiments.Comparisons;

/// <summary>Holm's correction for many tests (Holm 1979): the chance of even one false alarm stays below the level.</summary>
internal static class Holm
{
    /// <summary>For each p, whether its hypothesis is rejected at <paramref name="level"/> over all of them.</summary>
    public static bool[] Reject(IReadOnlyList<double> p, double level)
    {
        var rejected = new bool[p.Count];
        var order = Enumerable.Range(0, p.Count).OrderBy(i => p[i]).ToArray();
        for (var i = 0; i < order.Length && p[order[i]] <= level / (order.Length - i); i++) rejected[order[i]] = true;
        return rejected;
    }
}
