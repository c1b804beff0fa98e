using MathNet.Numerics.Distributions;

namespace Hillock.Experiments.Statistics;

/// <summary>What a number of pairs can show with the paired t test: the noncentral t distribution (Cohen 1988).</summary>
internal static class Power
{
    /// <summary>Most pairs that are tried.</summary>
    public const int MostPairs = 1_000_000;

    /// <summary>Chance that <paramref name="pairs"/> show a true difference of <paramref name="effect"/> deviations of the pairs.</summary>
    public static double Of(int pairs, double effect, double level = 0.05, double correction = 0)
    {
        if (pairs < 2) throw new HillockException($"A paired test needs two pairs, and there {(pairs == 1 ? "is" : "are")} {pairs}.");
        Finite.CheckShare(level, "A level of significance");
        var shift = Math.Abs(effect) / Math.Sqrt((1.0 / pairs) + correction);
        var critical = StudentQuantile.Upper(level / 2, pairs - 1);
        return ChiScale.Average(pairs - 1, s => Normal.CDF(0, 1, shift - (critical * s)) + Normal.CDF(0, 1, -shift - (critical * s)));
    }

    /// <summary>The fewest pairs that show a difference with this power; null when more than <see cref="MostPairs"/>, or no number of them, would.</summary>
    /// <param name="difference">The difference that matters, or that was seen.</param>
    /// <param name="deviation">Deviation of the differences of pairs.</param>
    /// <param name="level">Level of the test.</param>
    /// <param name="power">Chance to show it.</param>
    /// <param name="correction">As in <see cref="PairedDifference.SplitCorrection"/>.</param>
    public static int? Pairs(double difference, double deviation, double level = 0.05, double power = 0.8, double correction = 0)
    {
        Finite.Check([difference, deviation], 2, "The number of pairs");
        Finite.CheckShare(power, "The power");
        if (difference == 0) return null;
        if (deviation <= 0) return 2;
        var effect = difference / deviation;
        var (low, high) = (1, 2);
        while (Of(high, effect, level, correction) < power)
        {
            if (high >= MostPairs) return null;
            (low, high) = (high, Math.Min(2 * high, MostPairs));
        }

        // Too few at low, enough at high.
        while (high - low > 1)
        {
            var middle = low + ((high - low) / 2);
            if (Of(middle, effect, level, correction) < power) low = middle;
            else high = middle;
        }

        return high;
    }

    /// <summary>The smallest true difference, in deviations of the pairs, that so many pairs show with this power.</summary>
    public static double SmallestEffect(int pairs, double level = 0.05, double power = 0.8, double correction = 0)
    {
        Finite.CheckShare(power, "The power");
        var high = 1.0;
        while (Of(pairs, high, level, correction) < power) high *= 2;
        return MathNet.Numerics.RootFinding.Brent.FindRoot(e => Of(pairs, e, level, correction) - power, 0, high, 1e-9, 200);
    }
}
