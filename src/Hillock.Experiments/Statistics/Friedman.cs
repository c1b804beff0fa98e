using MathNet.Numerics.Distributions;

namespace Hillock.Experiments.Statistics;

/// <summary>Friedman's test that several arms are alike over several blocks, such as data sets, by their ranks (Friedman 1937; Demšar 2006).</summary>
/// <param name="Blocks">Blocks.</param>
/// <param name="Ranks">Average rank of each arm; 1 is best, equal scores share theirs.</param>
/// <param name="ChiSquared"><c>12 N / (k (k + 1)) (Σ R² - k (k + 1)² / 4)</c>, without a correction for shared ranks, which errs to the safe side.</param>
/// <param name="ChiSquaredP">Its p with k - 1 degrees of freedom.</param>
/// <param name="F">Iman and Davenport's (1980) <c>(N - 1) χ² / (N (k - 1) - χ²)</c>; infinite where every block ranks alike.</param>
/// <param name="FP">Its p with k - 1 and (k - 1)(N - 1) degrees of freedom.</param>
/// <param name="ExactP">The exact p, where arms and blocks are few enough.</param>
internal sealed record Friedman(int Blocks, double[] Ranks, double ChiSquared, double ChiSquaredP, double F, double FP, double? ExactP)
{
    /// <summary>Arms.</summary>
    public int Arms => Ranks.Length;

    /// <summary>The exact p, or that of F.</summary>
    public double P => ExactP ?? FP;

    /// <summary>The test of scores [arm][block], two arms and two blocks or more, the repetitions of a block averaged before. A training that diverged may
    /// be given as infinitely bad: it ranks last.</summary>
    public static Friedman Of(IReadOnlyList<IReadOnlyList<double>> scores, bool higherIsBetter)
    {
        var (arms, blocks) = (scores.Count, scores.Count == 0 ? 0 : scores[0].Count);
        CheckSize(arms, blocks);
        foreach (var arm in scores)
        {
            Finite.CheckPairs(scores[0], arm, "Friedman's test");
            Finite.CheckOrdered(arm, 2, "Friedman's test");
        }

        int[][] doubled = [.. Enumerable.Range(0, blocks)
            .Select(b => AverageRanks.Doubled([.. scores.Select(arm => higherIsBetter ? -arm[b] : arm[b])]))];
        long[] sums = [.. Enumerable.Range(0, arms).Select(a => doubled.Sum(b => (long)b[a]))];
        var chi = ChiOf(sums.Sum(s => s * s), arms, blocks);
        var f = FOf(chi, arms, blocks);
        return new Friedman(blocks, [.. sums.Select(s => s / 2.0 / blocks)], chi, Tail(ChiSquaredCdf(chi, arms)), f,
            double.IsInfinity(f) ? 0 : Tail(FisherSnedecor.CDF(arms - 1, (arms - 1) * (blocks - 1), f)), Exact(doubled, sums, arms, blocks));
    }

    /// <summary>Each arm but one against that <paramref name="control"/>, with Holm's correction; in the order of the arms.</summary>
    public IReadOnlyList<ControlTest> AgainstControl(int control)
    {
        if (control < 0 || control >= Arms) throw new HillockException($"The control is one of the {Arms} arms, from 0, not {control}.");
        int[] others = [.. Enumerable.Range(0, Arms).Where(a => a != control)];
        double[] z = [.. others.Select(a => (Ranks[control] - Ranks[a]) / CriticalDifference.StandardError(Arms, Blocks))];
        double[] p = [.. z.Select(v => Math.Min(1, 2 * Normal.CDF(0, 1, -Math.Abs(v))))];
        var adjusted = Holm.Adjust(p);
        return [.. others.Select((a, i) => new ControlTest(a, z[i], p[i], adjusted[i]))];
    }

    /// <summary>The least χ² that is significant: of the exact distribution without shared ranks where it is small enough, else from F. Null where no order
    /// of so few blocks is significant.</summary>
    public static double? CriticalValue(int arms, int blocks, double level = 0.05)
    {
        CheckSize(arms, blocks);
        Finite.CheckShare(level, "A level of significance");
        if (!FriedmanExact.Fits(arms, blocks))
        {
            var f = FisherSnedecor.InvCDF(arms - 1, (arms - 1) * (blocks - 1), 1 - level);
            return f * blocks * (arms - 1) / (blocks - 1 + f);
        }

        int[] ranks = [.. Enumerable.Range(1, arms).Select(r => 2 * r)];
        var (sum, critical) = (0.0, (double?)null);
        foreach (var (squares, chance) in FriedmanExact.Of([.. Enumerable.Repeat(ranks, blocks)]).Reverse())
        {
            sum += chance;
            if (sum > level + Rounding) break;
            critical = ChiOf(squares, arms, blocks);
        }

        return critical;
    }

    // Probabilities are sums of thousands of terms.
    private const double Rounding = 1e-12;

    // Σ R² = Σ (doubled sums)² / (2 N)².
    private static double ChiOf(long squares, int arms, int blocks) =>
        12.0 * blocks / (arms * (arms + 1.0)) * ((squares / (4.0 * blocks * blocks)) - (arms * (arms + 1.0) * (arms + 1.0) / 4));

    private static double FOf(double chi, int arms, int blocks)
    {
        var left = (blocks * (arms - 1.0)) - chi;
        return left <= 1e-9 * blocks * arms ? double.PositiveInfinity : Math.Max(0, (blocks - 1) * chi / left);
    }

    private static double ChiSquaredCdf(double chi, int arms) => MathNet.Numerics.Distributions.ChiSquared.CDF(arms - 1, Math.Max(0, chi));

    private static double Tail(double below) => Math.Clamp(1 - below, 0, 1);

    private static double? Exact(int[][] doubled, long[] sums, int arms, int blocks)
    {
        if (!FriedmanExact.Fits(arms, blocks)) return null;
        var observed = sums.Sum(s => s * s);
        return Math.Min(1, FriedmanExact.Of(doubled).Where(p => p.Key >= observed).Sum(p => p.Value));
    }

    private static void CheckSize(int arms, int blocks)
    {
        if (arms < 2 || blocks < 2)
            throw new HillockException($"Friedman's test needs two arms and two data sets or more, and there are {arms} and {blocks}; name more with --data.");
    }
}
