namespace Hillock.Experiments.Comparisons;

/// <summary>What one activation reached, over the seeds that are finished.</summary>
public sealed record ComparisonRow
{
    /// <summary>1 for the best.</summary>
    public required int Rank { get; init; }

    /// <summary>As the user wrote it.</summary>
    public required string Activation { get; init; }

    /// <summary>Seeds that ended with a value.</summary>
    public required int Finished { get; init; }

    /// <summary>Seeds whose loss left the finite numbers.</summary>
    public required int Diverged { get; init; }

    /// <summary>Validation metric of the best epoch, over seeds; null when no seed ended with a value.</summary>
    public Spread? Validation { get; init; }

    /// <summary>Test metric with the weights of that epoch.</summary>
    public Spread? Test { get; init; }

    /// <summary>Median epochs until the common target; null when fewer than half of the seeds reach it.</summary>
    public double? EpochsToTarget { get; init; }

    /// <summary>Median seconds of training until the common target.</summary>
    public double? SecondsToTarget { get; init; }

    /// <summary>Seeds that reach the common target.</summary>
    public int ReachedTarget { get; init; }

    /// <summary>Median microseconds of a training step.</summary>
    public double? MicrosecondsPerStep { get; init; }

    /// <summary>Share of hidden units that give the same output for every row, in [0, 1]; mean over seeds.</summary>
    public double? DeadShare { get; init; }

    /// <summary>RMS gradient of the first layer's weights over that of the last layer's; median over seeds.</summary>
    public double? GradientRatio { get; init; }

    /// <summary>Whether the seeds cannot tell it from the best; true for the best itself.</summary>
    public bool TiedWithBest { get; init; }

    /// <summary>How far behind the best, in the metric, 0 or more; null without a value.</summary>
    public double? Behind { get; init; }

    /// <summary>Probability of a difference as large if there were none, before the correction; null when it cannot be had.</summary>
    public double? PValue { get; init; }

    /// <summary>What each seed reached, in the order of the seeds; those that are done.</summary>
    public IReadOnlyList<SeedScore> Seeds { get; init; } = [];

    /// <summary>Mean validation metric of each epoch over the finished seeds, for a curve.</summary>
    public IReadOnlyList<double> Curve { get; init; } = [];

    /// <inheritdoc/>
    public override string ToString() => RecordText.Of(this);
}
