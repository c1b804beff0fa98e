using MathNet.Numerics.Distributions;

namespace Hillock.Experiments.Statistics;

/// <summary>The signed-rank test of paired differences (Wilcoxon 1945).</summary>
/// <remarks>Differences of zero keep their ranks, and these are split evenly between the sums; of an odd number one is left out (Demšar 2006). Since the
/// halves cancel, that is the test of Pratt (1959) but for the one left out. The p is exact up to <see cref="ExactPairs"/> differences, also with shared
/// ranks: the share of all choices of the signs, those of zeros aside, whose sums lie as far apart. Above, the normal approximation with the variance of the
/// ranks at hand.</remarks>
/// <param name="Count">Differences that were ranked.</param>
/// <param name="Plus">Sum of the ranks of positive differences.</param>
/// <param name="Minus">Sum of the ranks of negative differences.</param>
/// <param name="P">Two-sided.</param>
/// <param name="Exact">Whether the p is exact.</param>
internal sealed record Wilcoxon(int Count, double Plus, double Minus, double P, bool Exact)
{
    /// <summary>Most differences whose p is exact.</summary>
    public const int ExactPairs = 50;

    /// <summary>The test of differences, any number of them.</summary>
    public static Wilcoxon Of(IReadOnlyList<double> differences)
    {
        Finite.Check(differences, 0, "A signed-rank test");
        var zeros = differences.Count(d => d == 0);
        double[] kept = zeros % 2 == 0 ? [.. differences] : [.. differences.Where(d => d != 0), .. Enumerable.Repeat(0.0, zeros - 1)];
        var doubled = AverageRanks.Doubled([.. kept.Select(Math.Abs)]);
        int[] moving = [.. doubled.Where((_, i) => kept[i] != 0)];
        var plus = doubled.Where((_, i) => kept[i] > 0).Sum();
        var minus = moving.Sum() - plus;
        var halves = (doubled.Sum() - plus - minus) / 4.0;
        var exact = kept.Length <= ExactPairs;
        var smaller = Math.Min(plus, minus);
        var p = moving.Length == 0 ? 1 : exact ? Math.Min(1, 2 * Tail(moving, smaller)) : Approximate(moving, smaller);
        return new Wilcoxon(kept.Length, (plus / 2.0) + halves, (minus / 2.0) + halves, p, exact);
    }

    /// <summary>The two-sided p of differences (<see cref="Of"/>).</summary>
    public static double PValue(IReadOnlyList<double> differences) => Of(differences).P;

    /// <summary>Largest smaller rank sum of <paramref name="pairs"/> unequal differences that is significant; null where none is.</summary>
    public static int? CriticalValue(int pairs, double level = 0.05)
    {
        Finite.CheckShare(level, "A level of significance");
        if (pairs is < 1 or > ExactPairs) throw new HillockException($"The table of the signed-rank test goes from 1 to {ExactPairs} pairs, not to {pairs}.");
        var counts = Distribution([.. Enumerable.Range(1, pairs)]);
        var (sum, largest) = (0.0, -1);
        for (var t = 0; t < counts.Length && 2 * (sum += counts[t]) <= level; t++) largest = t;
        return largest < 0 ? null : largest;
    }

    /// <summary>The least p that so many pairs can give, all in one direction: <c>2 · 2^-n</c>.</summary>
    public static double SmallestP(int pairs) => Math.Min(1, 2 * Math.Pow(2, -pairs));

    /// <summary>The fewest pairs that can be significant at all; 6 at 5 %.</summary>
    public static int FewestPairs(double level = 0.05)
    {
        Finite.CheckShare(level, "A level of significance");
        var pairs = 1;
        while (SmallestP(pairs) > level) pairs++;
        return pairs;
    }

    private static double Tail(int[] doubledRanks, int sum) => Distribution(doubledRanks).Take(sum + 1).Sum();

    // Probability of each sum of the ranks with a plus, each sign even: halves are exact, so are the probabilities up to 50 ranks.
    private static double[] Distribution(int[] ranks)
    {
        var chances = new double[ranks.Sum() + 1];
        chances[0] = 1;
        var top = 0;
        foreach (var rank in ranks)
        {
            top += rank;
            for (var sum = top; sum >= 0; sum--) chances[sum] = 0.5 * (chances[sum] + (sum >= rank ? chances[sum - rank] : 0));
        }

        return chances;
    }

    // In doubled ranks: mean Σ r / 2, variance Σ r² / 4, and half a step of continuity, which is 1.
    private static double Approximate(int[] ranks, int smaller)
    {
        var distance = Math.Max(0, (ranks.Sum() / 2.0) - smaller - 1);
        return 2 * Normal.CDF(0, 1, -distance / Math.Sqrt(ranks.Sum(r => (double)r * r) / 4));
    }
}
