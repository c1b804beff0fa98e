namespace Hillock.Experiments.Comparisons;

/// <summary>How much the seeds move a difference between activations, estimated from all of them together.</summary>
/// <remarks>Three seeds alone say so little about the noise of one pair (2 degrees of freedom) that after the correction for many
/// pairs even a gap of ten deviations would be in doubt. But the activations are trained alike, so their noise is alike: the
/// variance of the differences is pooled over the pairs, as in a two-way analysis of variance without replication (Fisher 1925),
/// which gives (k - 1)(n - 1) degrees of freedom. Two guards keep that honest where noise is not alike: an activation whose own variance is over
/// 9 times, or under a hundredth of, the median is left out of the pool and tested by itself, and a pair noisier than the pool uses its own
/// variance.</remarks>
internal sealed class SeedNoise
{
    private const double Wild = 9;
    private const double Still = 0.01;
    private readonly HashSet<Contender> _alike;
    private readonly double _variance;
    private readonly int _freedom;

    private SeedNoise(HashSet<Contender> alike, double variance, int freedom)
    {
        _alike = alike;
        _variance = variance;
        _freedom = freedom;
    }

    public static SeedNoise Of(IReadOnlyList<Contender> contenders)
    {
        var variances = contenders.Where(c => c.Values.Count > 1).ToDictionary(c => c, c => Math.Pow(Samples.Deviation([.. c.Values.Values])!.Value, 2));
        var typical = Samples.Median(variances.Values);
        Contender[] alike = [.. contenders.Where(c => variances.TryGetValue(c, out var v) && v <= Wild * typical && v >= Still * typical)];
        var pairs = (from i in Enumerable.Range(0, alike.Length)
                     from j in Enumerable.Range(i + 1, alike.Length - i - 1)
                     let d = Differences(alike[i], alike[j])
                     where d.Length > 1
                     select (Count: d.Length, Variance: Math.Pow(Samples.Deviation(d)!.Value, 2))).ToArray();
        if (pairs.Length == 0) return new SeedNoise([], 0, 0);
        var weight = pairs.Sum(p => p.Count - 1);
        var variance = pairs.Sum(p => (p.Count - 1) * p.Variance) / weight;
        return new SeedNoise([.. alike], variance, (alike.Length - 1) * (pairs.Min(p => p.Count) - 1));
    }

    /// <summary>Two-sided p of the mean difference; null when the two have fewer than two seeds in common.</summary>
    public double? PValue(Contender a, Contender b)
    {
        var differences = Differences(a, b);
        if (differences.Length < 2) return null;
        if (!_alike.Contains(a) || !_alike.Contains(b)) return PairedTest.OfSeeds(differences);
        var own = Math.Pow(Samples.Deviation(differences)!.Value, 2);
        return PairedTest.OfMean(Samples.Mean(differences), Math.Max(own, _variance), differences.Length, _freedom);
    }

    /// <summary>Differences by seed, over the seeds that both have, in the order of the seeds.</summary>
    public static double[] Differences(Contender a, Contender b) =>
        [.. a.Values.Where(v => b.Values.ContainsKey(v.Key)).OrderBy(v => v.Key).Select(v => v.Value - b.Values[v.Key])];
}
