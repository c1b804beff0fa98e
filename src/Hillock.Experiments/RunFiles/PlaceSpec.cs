namespace Hillock.Experiments.RunFiles;

/// <summary>Where a run is written and how it is watched: nothing here changes a result.</summary>
public sealed record PlaceSpec
{
    /// <summary>Whether nothing may be downloaded; null: as the environment variable <c>HILLOCK_OFFLINE</c> says.</summary>
    public bool? Offline { get; init; }

    /// <summary>Whether each layer is watched while it trains; null: no.</summary>
    public bool? Health { get; init; }

    /// <summary>Seconds from one checkpoint to the next, 0 for every step; null: 10.</summary>
    public double? CheckpointSeconds { get; init; }

    /// <summary>Threads; null: one a core. Results do not depend on it.</summary>
    public int? Threads { get; init; }

    /// <summary>Folder of the run; null: a new one under <c>runs/</c>.</summary>
    public string? Output { get; init; }

    /// <summary>Whether a page that shows the run is written into its folder; null: yes.</summary>
    public bool? Report { get; init; }

    /// <inheritdoc/>
    public override string ToString() => RecordText.Of(this);
}
