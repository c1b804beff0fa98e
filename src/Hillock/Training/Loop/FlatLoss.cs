namespace Hillock.Training;

/// <summary>Whether a loss has hardly fallen over the last third of the epochs.</summary>
internal static class FlatLoss
{
    private const double LeastShare = 0.02;
    private const int Fewest = 3;

    /// <summary>What fall says nothing: of a cross-entropy, and of a squared error of standardised targets.</summary>
    public static double LeastFallOf(bool accuracy) => accuracy ? 5e-3 : 1e-4;

    /// <summary>The first length from some on at which the lowest loss is less than a fiftieth, or less than <paramref name="least"/>, below the lowest of the
    /// first two thirds; null where there is none.</summary>
    public static int? First(IReadOnlyList<EpochRecord> epochs, int from, double least)
    {
        var lowest = new double[epochs.Count];
        var low = double.PositiveInfinity;
        for (var i = 0; i < epochs.Count; i++)
        {
            low = Math.Min(low, double.IsNaN(epochs[i].MonitoredLoss) ? double.PositiveInfinity : epochs[i].MonitoredLoss);
            lowest[i] = low;
            var count = i + 1;
            if (count < Math.Max(Fewest, from)) continue;
            if (lowest[(2 * count / 3) - 1] - low <= Math.Max(LeastShare * low, least)) return count;
        }

        return null;
    }
}
