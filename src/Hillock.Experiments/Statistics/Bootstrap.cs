using MathNet.Numerics.Distributions;

namespace Hillock.Experiments.Statistics;

/// <summary>Bootstrap intervals (Efron 1979), resampled within each stratum such as a data set (Agarwal et al. 2021).</summary>
/// <remarks>
/// <para>The same values give the same interval, in whatever order: they are sorted before they are drawn, from a generator with a fixed seed.</para>
/// <para>No resample leaves the range of the values, so with n of them an interval cannot be surer than <c>1 - 2 · 2^-n</c>: fewer than six cannot give
/// 95 %. For a mean of few values prefer <see cref="PairedDifference"/>.</para>
/// </remarks>
internal static class Bootstrap
{
    /// <summary>Resamples.</summary>
    public const int Draws = 10_000;

    /// <summary>The interval of a statistic of one sample, such as the differences of pairs.</summary>
    public static Interval Of(
        IReadOnlyList<double> values,
        Statistic statistic = Statistic.Mean,
        BootstrapMethod method = BootstrapMethod.Expanded,
        double level = 0.95,
        long seed = 0) =>
        Of([values], statistic, method, level, seed);

    /// <summary>The interval of a statistic over strata, each resampled by itself.</summary>
    public static Interval Of(
        IReadOnlyList<IReadOnlyList<double>> strata, Statistic statistic, BootstrapMethod method = BootstrapMethod.Expanded, double level = 0.95, long seed = 0)
    {
        if (strata.Count == 0) throw new HillockException("A bootstrap interval needs at least one stratum, and there is none.");
        foreach (var stratum in strata) Finite.Check(stratum, 1, "A bootstrap interval");
        Finite.CheckShare(level, "The level of an interval");
        double[][] sorted = [.. strata.Select(s => s.Order().ToArray())];
        var value = StatisticOf.Strata(sorted, statistic);
        var resampled = Resample(sorted, statistic, new RandomStream(seed, "bootstrap"));
        var (low, high) = method switch
        {
            BootstrapMethod.Percentile => ((1 - level) / 2, (1 + level) / 2),
            BootstrapMethod.Expanded => Expanded(sorted, level),
            _ => BiasCorrected(sorted, statistic, value, resampled, level),
        };
        return new Interval(value, Quantile(resampled, low), Quantile(resampled, high), level);
    }

    private static double[] Resample(double[][] strata, Statistic statistic, RandomStream random)
    {
        double[][] drawn = [.. strata.Select(s => new double[s.Length])];
        var results = new double[Draws];
        for (var draw = 0; draw < Draws; draw++)
        {
            for (var s = 0; s < strata.Length; s++)
                for (var i = 0; i < drawn[s].Length; i++) drawn[s][i] = strata[s][random.NextInt(strata[s].Length)];
            results[draw] = StatisticOf.Strata(drawn, statistic);
        }

        Array.Sort(results);
        return results;
    }

    private static (double Low, double High) Expanded(double[][] strata, double level)
    {
        var count = strata.Sum(s => s.Length);
        var freedom = count - strata.Length;
        if (freedom == 0) return (0, 1);
        var tail = Normal.CDF(0, 1, Math.Sqrt((double)count / freedom) * -StudentQuantile.Upper((1 - level) / 2, freedom));
        return (tail, 1 - tail);
    }

    private static (double Low, double High) BiasCorrected(double[][] strata, Statistic statistic, double value, double[] resampled, double level)
    {
        // Draws that equal the value count half, else a statistic with few values would seem biased.
        var below = resampled.Sum(r => r < value ? 1.0 : r == value ? 0.5 : 0) / resampled.Length;
        if (below is 0 or 1) return ((1 - level) / 2, (1 + level) / 2);
        var bias = Normal.InvCDF(0, 1, below);
        var acceleration = Acceleration(strata, statistic);
        return (Shifted(Normal.InvCDF(0, 1, (1 - level) / 2)), Shifted(Normal.InvCDF(0, 1, (1 + level) / 2)));

        double Shifted(double z) => Normal.CDF(0, 1, bias + ((bias + z) / (1 - (acceleration * (bias + z)))));
    }

    // From the jackknife: Σ d³ / (6 (Σ d²)^1.5), d the mean of the leave-one-out statistics less each.
    private static double Acceleration(double[][] strata, Statistic statistic)
    {
        var (squares, cubes) = (0.0, 0.0);
        for (var s = 0; s < strata.Length; s++)
        {
            var whole = strata[s];
            if (whole.Length < 2) continue;
            var without = new double[whole.Length];
            for (var i = 0; i < whole.Length; i++)
            {
                strata[s] = [.. whole[..i], .. whole[(i + 1)..]];
                without[i] = StatisticOf.Strata(strata, statistic);
            }

            strata[s] = whole;
            var mean = Summary.Average(without);
            squares += without.Sum(w => Math.Pow(mean - w, 2));
            cubes += without.Sum(w => Math.Pow(mean - w, 3));
        }

        return squares == 0 ? 0 : cubes / (6 * Math.Pow(squares, 1.5));
    }

    private static double Quantile(double[] sorted, double share)
    {
        var at = share * (sorted.Length - 1);
        var below = Math.Min((int)at, sorted.Length - 2);
        return sorted[below] + ((at - below) * (sorted[below + 1] - sorted[below]));
    }
}
