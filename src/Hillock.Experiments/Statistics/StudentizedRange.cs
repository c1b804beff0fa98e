using MathNet.Numerics.Distributions;

namespace Hillock.Experiments.Statistics;

/// <summary>The studentised range: largest less smallest of k standard normal values, over a deviation with ν degrees of freedom (Tukey 1949).</summary>
internal static class StudentizedRange
{
    /// <summary>Most groups.</summary>
    public const int MostGroups = 1000;
    private const double Step = 0.08;

    /// <summary>Probability of a range of at most <paramref name="q"/>: <c>k ∫ φ(z) [Φ(z) - Φ(z - q s)]^(k-1) dz</c>, averaged over s.</summary>
    public static double Cdf(double q, int groups, double freedom = double.PositiveInfinity)
    {
        Check(groups);
        return q <= 0 ? 0 : ChiScale.Average(freedom, s => OfNormals(q * s, groups));
    }

    /// <summary>The range that is not exceeded with <paramref name="probability"/>, such as 0.95.</summary>
    public static double Quantile(double probability, int groups, double freedom = double.PositiveInfinity)
    {
        Check(groups);
        Finite.CheckShare(probability, "The probability of a quantile");
        var (low, high) = (0.0, 4.0);
        while (Cdf(high, groups, freedom) < probability) (low, high) = (high, 2 * high);
        return MathNet.Numerics.RootFinding.Brent.FindRoot(q => Cdf(q, groups, freedom) - probability, low, high, 1e-9, 200);
    }

    // The trapezoidal rule: the integrand is analytic and dies out at both ends, z being the largest value.
    private static double OfNormals(double q, int groups)
    {
        var sum = 0.0;
        for (var z = -9.0; z <= 9; z += Step)
            sum += Normal.PDF(0, 1, z) * Math.Pow(Normal.CDF(0, 1, z) - Normal.CDF(0, 1, z - q), groups - 1);
        return Math.Min(1, groups * sum * Step);
    }

    private static void Check(int groups)
    {
        if (groups is < 2 or > MostGroups) throw new HillockException($"A studentised range is of 2 to {MostGroups} groups, not of {groups}.");
    }
}
