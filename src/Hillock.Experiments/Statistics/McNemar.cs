using MathNet.Numerics.Distributions;

namespace Hillock.Experiments.Statistics;

/// <summary>McNemar's exact test of two classifiers on the same rows (McNemar 1947).</summary>
internal static class McNemar
{
    /// <summary>Two-sided p of the rows that only one of the two got right.</summary>
    public static double PValue(int onlyA, int onlyB)
    {
        if (onlyA < 0 || onlyB < 0) throw new HillockException($"Rows cannot be counted below zero: {onlyA} and {onlyB}.");
        return Math.Min(1, 2 * Binomial.CDF(0.5, onlyA + onlyB, Math.Min(onlyA, onlyB)));
    }
}
