namespace Hillock.Health.Monitoring;

/// <summary>What a <see cref="HealthMonitor"/> saw of a training.</summary>
public sealed record MonitorReport
{
    /// <summary>The layers, in the order of computation.</summary>
    public required IReadOnlyList<LayerHealth> Layers { get; init; }

    /// <summary>The looks, oldest first.</summary>
    public required IReadOnlyList<MonitorFrame> Frames { get; init; }

    /// <summary>Steps taken.</summary>
    public required long Steps { get; init; }

    /// <summary>Steps whose loss stood out, the first hundred.</summary>
    public required IReadOnlyList<LossSpike> Spikes { get; init; }

    /// <summary>How many there were in all.</summary>
    public required int SpikeCount { get; init; }

    /// <summary>Share of the steps whose gradient was clipped.</summary>
    public required double ClippedShare { get; init; }

    /// <summary>Where NaN or infinity first arose, or null.</summary>
    public NonFiniteOrigin? NonFinite { get; init; }

    /// <summary>Mean loss of the first steps, before they changed much; NaN before the first.</summary>
    public double FirstLoss => Frames.Count == 0 ? double.NaN : Frames[0].Loss;

    /// <summary>A line for each layer at each look, as CSV: step, loss, rate, and the layer's figures with its histogram; empty cells where nothing was
    /// measured.</summary>
    public string LayersCsv() => MonitorTables.Layers(this);

    /// <summary>A line for each unit as CSV: layer, number from 0, state, mean and deviation of its output.</summary>
    public string UnitsCsv() => MonitorTables.Units(this);

    /// <inheritdoc/>
    public override string ToString() => RecordText.Of(this);
}
