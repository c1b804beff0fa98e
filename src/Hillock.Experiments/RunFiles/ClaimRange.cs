namespace Hillock.Experiments.RunFiles;

/// <summary>The changes that a claim allows, positive where the first has more.</summary>
/// <param name="Low">Least.</param>
/// <param name="High">Most.</param>
/// <param name="OpenLow">Whether the least itself is not allowed.</param>
/// <param name="OpenHigh">Whether the most itself is not allowed.</param>
internal readonly record struct ClaimRange(double Low, double High, bool OpenLow = false, bool OpenHigh = false)
{
    /// <summary>The same the other way round: less for more.</summary>
    public ClaimRange Mirror() => new(-High, -Low, OpenHigh, OpenLow);

    /// <summary>Whether all of an interval is allowed.</summary>
    public bool Contains(double low, double high) =>
        (OpenLow ? low > Low : low >= Low) && (OpenHigh ? high < High : high <= High);

    /// <summary>Whether nothing of an interval is allowed.</summary>
    public bool Excludes(double low, double high) =>
        (OpenLow ? high <= Low : high < Low) || (OpenHigh ? low >= High : low > High);
}
