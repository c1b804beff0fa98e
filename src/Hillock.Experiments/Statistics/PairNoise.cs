using MathNet.Numerics.Distributions;

namespace Hillock.Experiments.Statistics;

/// <summary>How much the seeds move a difference between arms, from all arms that are alike.</summary>
/// <remarks>
/// <para>Three seeds say so little about the noise of one pair (2 degrees of freedom) that after a correction for many pairs even a gap of ten deviations
/// would be in doubt. Arms that are trained alike have noise that is alike: the variance of the differences is pooled over the pairs, as in a two-way
/// analysis of variance without replication (Fisher 1925), which gives (k - 1)(n - 1) degrees of freedom.</para>
/// <para>Only what is alike is pooled. The noise of each arm alone follows from the variances of its differences (Grubbs 1948); while that of the noisiest is
/// larger than the mean of the others by an F test, it leaves the pool. A pair whose own variance is larger than the pool's by an F test, or of which one arm
/// has left, is tested by its own (<see cref="OwnNoise"/>). Of the others the larger variance counts. A smaller one is never preferred: that would pick
/// pairs for the luck of their seeds.</para>
/// <para>How wide few seeds must be made is found by simulation: false alarms stay at 5 % for two to seven arms, three to twenty seeds, one arm up to ten
/// times noisier, noise normal or as skewed as an exponential (FalseAlarmTests).</para>
/// <para>Scores may be on any scale, such as logarithms of losses; there the noise of arms is more alike, and less skewed.</para>
/// </remarks>
internal sealed class PairNoise
{
    private const double Doubt = 0.05;

    private readonly IReadOnlyList<IReadOnlyList<double?>> _scores;
    private readonly HashSet<int> _alike;
    private readonly double _variance;
    private readonly int _freedom;

    private PairNoise(IReadOnlyList<IReadOnlyList<double?>> scores, HashSet<int> alike, double variance, int freedom)
    {
        _scores = scores;
        _alike = alike;
        _variance = variance;
        _freedom = freedom;
    }

    /// <summary>Arms whose noise is pooled; empty below three.</summary>
    public IReadOnlySet<int> Pooled => _alike;

    /// <summary>The noise of scores [arm][block], null where there is none.</summary>
    public static PairNoise Of(IReadOnlyList<IReadOnlyList<double?>> scores)
    {
        foreach (var arm in scores)
        {
            if (arm.Count != scores[0].Count)
                throw new HillockException(
                    $"Each arm needs a score or a gap for every block, and there are {scores[0].Count} of one and {arm.Count} of another.");
            Finite.Check([.. arm.OfType<double>()], 0, "The noise of pairs");
        }

        var variances = Variances(scores);
        HashSet<int> alike = [.. Enumerable.Range(0, scores.Count).Where(i => variances.Keys.Any(p => p.A == i || p.B == i))];
        while (alike.Count > 2 && Wild(alike, variances) is { } wild) alike.Remove(wild);
        PairVariance[] pool = [.. variances.Where(p => alike.Contains(p.Key.A) && alike.Contains(p.Key.B)).Select(p => p.Value)];
        // Two arms are their own pool.
        if (alike.Count < 3 || pool.Length == 0) return new PairNoise(scores, [], 0, 0);
        var variance = pool.Sum(p => (p.Count - 1) * p.Variance) / pool.Sum(p => p.Count - 1);
        return new PairNoise(scores, alike, variance, (alike.Count - 1) * (pool.Min(p => p.Count) - 1));
    }

    /// <summary>The difference of two arms over the blocks that both have; null below two.</summary>
    /// <param name="a">Index of the first.</param>
    /// <param name="b">Index of the second.</param>
    /// <param name="correction">As in <see cref="PairedDifference.SplitCorrection"/>.</param>
    /// <param name="level">Confidence of the interval.</param>
    public PairedDifference? Difference(int a, int b, double correction = 0, double level = 0.95)
    {
        var differences = Differences(_scores[a], _scores[b]);
        if (differences.Length < 2) return null;
        var own = Summary.Spread(differences)!.Value;
        if (!_alike.Contains(a) || !_alike.Contains(b) || Larger(own * own, differences.Length - 1, _variance, _freedom))
            return OwnNoise.Difference(differences, correction, level);
        var deviation = Widened(differences.Length) * Math.Max(own, Math.Sqrt(_variance));
        return PairedDifference.Of(Summary.Average(differences), deviation, differences.Length, _freedom, correction, level);
    }

    /// <summary><c>a - b</c> in the blocks that both have.</summary>
    public static double[] Differences(IReadOnlyList<double?> a, IReadOnlyList<double?> b) =>
        [.. Enumerable.Range(0, a.Count).Where(i => a[i] is not null && b[i] is not null).Select(i => a[i]!.Value - b[i]!.Value)];

    private static Dictionary<(int A, int B), PairVariance> Variances(IReadOnlyList<IReadOnlyList<double?>> scores)
    {
        var variances = new Dictionary<(int A, int B), PairVariance>();
        for (var a = 0; a < scores.Count; a++)
            for (var b = a + 1; b < scores.Count; b++)
            {
                var differences = Differences(scores[a], scores[b]);
                if (differences.Length > 1) variances[(a, b)] = new PairVariance(differences.Length, Math.Pow(Summary.Spread(differences)!.Value, 2));
            }

        return variances;
    }

    // The noisiest arm, if it is noisier than the others by an F test.
    private static int? Wild(HashSet<int> arms, Dictionary<(int A, int B), PairVariance> variances)
    {
        var k = arms.Count;
        PairVariance[] inside = [.. variances.Where(p => arms.Contains(p.Key.A) && arms.Contains(p.Key.B)).Select(p => p.Value)];
        if (inside.Length < k * (k - 1) / 2) return Loosest(arms, variances);
        var all = inside.Sum(p => p.Variance) / (k - 1);
        (int Arm, double Noise)[] noise = [.. arms.Order()
            .Select(i => (i, Math.Max(0, (variances.Where(p => Has(p.Key, i) && arms.Contains(Other(p.Key, i))).Sum(p => p.Value.Variance) - all) / (k - 2))))];
        var (wild, largest) = noise.MaxBy(n => n.Noise);
        var others = noise.Where(n => n.Arm != wild).Average(n => n.Noise);
        var freedom = inside.Min(p => p.Count) - 1;
        if (largest <= 0) return null;
        return Larger(largest, freedom, others, (k - 1) * freedom) ? wild : null;
    }

    // An arm that shares no two blocks with another cannot be judged beside it: the one with the fewest such pairs leaves.
    private static int Loosest(HashSet<int> arms, Dictionary<(int A, int B), PairVariance> variances) =>
        arms.Order().MinBy(i => variances.Keys.Count(p => Has(p, i) && arms.Contains(Other(p, i))));

    // What few seeds cannot show of unlike noise: without it, three seeds of seven arms, one noisier, raise twice the false alarms they may.
    private static double Widened(int seeds) => 1 + (4.5 / ((seeds - 1) * (seeds - 1)));

    private static bool Larger(double variance, int freedom, double other, int otherFreedom) =>
        other <= 0 ? variance > 0 : FisherSnedecor.CDF(freedom, otherFreedom, variance / other) > 1 - Doubt;

    private static bool Has((int A, int B) pair, int arm) => pair.A == arm || pair.B == arm;

    private static int Other((int A, int B) pair, int arm) => pair.A == arm ? pair.B : pair.A;

    private readonly record struct PairVariance(int Count, double Variance);
}
