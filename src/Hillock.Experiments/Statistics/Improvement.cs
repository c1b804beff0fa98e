namespace Hillock.Experiments.Statistics;

/// <summary>The probability that A beats B: larger values win, an equal pair counts half; one that diverged may be infinitely bad.</summary>
internal static class Improvement
{
    /// <summary>Every value of <paramref name="a"/> against every one of <paramref name="b"/>: <c>U / (n m)</c> of Mann and Whitney (1947).</summary>
    public static double Probability(IReadOnlyList<double> a, IReadOnlyList<double> b)
    {
        Finite.CheckOrdered(a, 1, "A probability of improvement");
        Finite.CheckOrdered(b, 1, "A probability of improvement");
        return a.Sum(x => b.Sum(y => Half(x, y))) / a.Count / b.Count;
    }

    /// <summary>Over strata such as data sets, their mean (Agarwal et al. 2021).</summary>
    public static double Probability(IReadOnlyList<IReadOnlyList<double>> a, IReadOnlyList<IReadOnlyList<double>> b)
    {
        if (a.Count != b.Count || a.Count == 0)
            throw new HillockException(
                $"A probability of improvement needs the same data sets of both, and there are {a.Count} of one and {b.Count} of the other.");
        return a.Select((x, i) => Probability(x, b[i])).Sum() / a.Count;
    }

    /// <summary>Pair by pair, from the differences <c>a - b</c>: what one more seed for both would most likely show.</summary>
    public static double Paired(IReadOnlyList<double> differences)
    {
        Finite.Check(differences, 1, "A probability of improvement");
        return differences.Sum(d => Half(d, 0)) / differences.Count;
    }

    private static double Half(double x, double y) => x > y ? 1 : x == y ? 0.5 : 0;
}
