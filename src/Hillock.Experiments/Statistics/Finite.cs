using System.Globalization;

namespace Hillock.Experiments.Statistics;

/// <summary>What every statistic asks of the values it is given.</summary>
internal static class Finite
{
    /// <summary>Throws when there are fewer than <paramref name="least"/> values, or one is not a number or infinite.</summary>
    public static void Check(IReadOnlyList<double> values, int least, string what)
    {
        CheckOrdered(values, least, what);
        for (var i = 0; i < values.Count; i++)
            if (double.IsInfinity(values[i])) throw NotFinite(what, i, values[i]);
    }

    /// <summary>The same for what only orders its values, where an infinite one is the worst, such as the loss of a training that diverged.</summary>
    public static void CheckOrdered(IReadOnlyList<double> values, int least, string what)
    {
        if (values.Count < least)
            throw new HillockException($"{what} needs at least {least} {(least == 1 ? "value" : "values")}, and there {(values.Count == 1 ? "is" : "are")} "
                + $"{values.Count}; train with more seeds.");
        for (var i = 0; i < values.Count; i++)
            if (double.IsNaN(values[i])) throw NotFinite(what, i, values[i]);
    }

    /// <summary>Throws when the two do not go together pair by pair.</summary>
    public static void CheckPairs(IReadOnlyList<double> a, IReadOnlyList<double> b, string what)
    {
        if (a.Count == b.Count) return;
        throw new HillockException(
            $"{what} compares pair by pair, and there are {a.Count} values of one and {b.Count} of the other; give both the same seeds.");
    }

    /// <summary>Throws unless 0 &lt; <paramref name="share"/> &lt; 1.</summary>
    public static void CheckShare(double share, string name)
    {
        if (!(share > 0 && share < 1))
            throw new HillockException($"{name} must lie between 0 and 1, such as 0.05, not {share.ToString(CultureInfo.InvariantCulture)}.");
    }

    private static HillockException NotFinite(string what, int index, double value) =>
        new(ErrorKind.Numerical, $"{what} needs finite values, and value {index + 1} is {value.ToString(CultureInfo.InvariantCulture)}; "
            + "leave out trainings that diverged, and count them.");
}
