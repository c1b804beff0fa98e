namespace Hillock.Experiments.Runs;

/// <summary>Where a training stands; told a few times a second and after each epoch.</summary>
public sealed record TrainingNews
{
    /// <summary>The epoch it is in, from 1.</summary>
    public required int Epoch { get; init; }

    /// <summary>Epochs it will do at most.</summary>
    public required int Epochs { get; init; }

    /// <summary>Steps done in this epoch.</summary>
    public required int Step { get; init; }

    /// <summary>Steps of an epoch.</summary>
    public required int Steps { get; init; }

    /// <summary>Mean training loss of the epoch so far.</summary>
    public required double Loss { get; init; }

    /// <summary>Training metric of the epoch so far, in [0, 1]; null when it is not known.</summary>
    public double? Metric { get; init; }

    /// <summary>Validation loss, once the epoch is done.</summary>
    public double? ValidationLoss { get; init; }

    /// <summary>Validation metric, once the epoch is done.</summary>
    public double? Validation { get; init; }

    /// <summary>Whether the epoch is done.</summary>
    public bool EpochDone => Validation is not null || ValidationLoss is not null;

    /// <summary>Time since the start.</summary>
    public required TimeSpan Elapsed { get; init; }

    /// <summary>Time left, as far as can be told.</summary>
    public TimeSpan? Left { get; init; }
}
