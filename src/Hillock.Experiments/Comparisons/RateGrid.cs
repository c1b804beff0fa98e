using System.Globalization;

namespace Hillock.Experiments.Comparisons;

/// <summary>The learning rates that each arm chooses from: the same for all, evenly spread over the logarithm.</summary>
/// <param name="Steps">Places of the grid to begin with, in half decades from the optimiser's own rate.</param>
/// <param name="Widens">Whether all arms are given the next rate beyond an edge that the best of one lies on.</param>
/// <param name="Fixed">The rates where they were named; null: a grid.</param>
/// <param name="Blocks">How many of the blocks the choice is made on.</param>
internal sealed record RateGrid(IReadOnlyList<int> Steps, bool Widens, IReadOnlyList<double>? Fixed, int Blocks)
{
    /// <summary>The most steps from the optimiser's own rate.</summary>
    public const int Farthest = 6;

    /// <summary>The optimiser's own rate alone.</summary>
    public static RateGrid Own { get; } = new([0], false, null, 0);

    /// <summary>Five rates to begin with, and more where the best lies on the edge.</summary>
    public static RateGrid Auto(int blocks) => new([-2, -1, 0, 1, 2], true, null, blocks);

    /// <summary>Whether there is a choice.</summary>
    public bool Chooses => Fixed is { Count: > 1 } || Steps.Count > 1;

    /// <summary>The rates that an arm whose optimiser has this one begins with, in rising order.</summary>
    public IReadOnlyList<double> Start(double own) => Fixed is { } rates ? [.. rates.Order()] : [.. Steps.Select(s => At(own, s))];

    /// <summary>The rate so many half decades from one, to two digits: 0.001, 0.0032, 0.01.</summary>
    public static double At(double own, int steps) => steps == 0 ? own
        : double.Parse((own * Math.Pow(10, steps / 2.0)).ToString("E1", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    /// <summary>The rate beyond the edge that the best of these lies on; null where it lies inside, or the grid ends.</summary>
    public double? Beyond(double own, IReadOnlyCollection<double> tried, double best)
    {
        if (!Widens) return null;
        var known = Enumerable.Range(-Farthest, (2 * Farthest) + 1).Where(s => tried.Contains(At(own, s))).ToArray();
        var place = known.Where(s => At(own, s) == best).Select(s => (int?)s).FirstOrDefault();
        var next = place == known.Min() ? place - 1 : place == known.Max() ? place + 1 : null;
        return next is { } step && Math.Abs(step) <= Farthest ? At(own, step) : null;
    }

    /// <inheritdoc/>
    public override string ToString() => RecordText.Of(this);
}
