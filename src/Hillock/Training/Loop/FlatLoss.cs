namespace Hillock.Training;

/// <summary>Whether a loss has hardly fallen over the second half of the epochs.</summary>
internal static class FlatLoss
{
    private const double LeastShare = 0.02;
    private const int Fewest = 3;

    /// <summary>What fall says nothing: of a cross-entropy, and of a squared error of standardised targets.</summary>
    public static double LeastFallOf(bool accuracy) => accuracy ? 5e-3 : 1e-4;

    /// <summary>Whether the lowest loss of the first <paramref name="count"/> epochs is less than a fiftieth, or less than <paramref name="least"/>, below the
    /// lowest of the first half of them; never of fewer than three.</summary>
    public static bool IsAt(IReadOnlyList<EpochRecord> epochs, int count, double least)
    {
        if (count < Fewest) return false;
        var earlier = Lowest(epochs, 0, count / 2);
        var low = Math.Min(earlier, Lowest(epochs, count / 2, count));
        return earlier - low <= Math.Max(LeastShare * low, least);
    }

    private static double Lowest(IReadOnlyList<EpochRecord> epochs, int from, int to)
    {
        var low = double.PositiveInfinity;
        // A loss that is no number is none.
        for (var i = from; i < to; i++) if (epochs[i].MonitoredLoss < low) low = epochs[i].MonitoredLoss;
        return low;
    }
}
