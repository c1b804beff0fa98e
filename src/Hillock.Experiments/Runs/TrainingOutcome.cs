namespace Hillock.Experiments.Runs;

/// <summary>What one training reached; kept on disk, so that it need not be repeated.</summary>
public sealed record TrainingOutcome
{
    /// <summary>As the user wrote it.</summary>
    public required string Activation { get; init; }

    /// <summary>Its seed.</summary>
    public required long Seed { get; init; }

    /// <summary>Whether its loss left the finite numbers.</summary>
    public required bool Diverged { get; init; }

    /// <summary>Its epochs, in order.</summary>
    public required IReadOnlyList<EpochOutcome> Epochs { get; init; }

    /// <summary>The epoch with the best validation metric, from 1; of equals the one with the lowest validation loss; 0 when there is none.</summary>
    public required int BestEpoch { get; init; }

    /// <summary>Validation metric of that epoch.</summary>
    public required double Validation { get; init; }

    /// <summary>Test metric with the weights of that epoch; NaN without test rows.</summary>
    public required double Test { get; init; }

    /// <summary>Root of the mean squared error on the validation rows with the weights of that epoch, in the target's own unit; NaN for a
    /// classification.</summary>
    public double ValidationError { get; init; } = double.NaN;

    /// <summary>The same on the test rows.</summary>
    public double TestError { get; init; } = double.NaN;

    /// <summary>Whether the validation loss was still falling when it ended (<see cref="Training.Plateau"/>).</summary>
    public bool StillImproving { get; init; }

    /// <summary>What became of each validation row, as text; null where nobody asked.</summary>
    public string? RowScores { get; init; }

    /// <summary>Training steps in an epoch.</summary>
    public required int StepsPerEpoch { get; init; }

    /// <summary>Share of hidden units that are dead with those weights; NaN when it is not known.</summary>
    public double DeadShare { get; init; } = double.NaN;

    /// <summary>RMS gradient of the first layer's weights over the last's; NaN when it is not known.</summary>
    public double GradientRatio { get; init; } = double.NaN;

    /// <inheritdoc/>
    public override string ToString() => RecordText.Of(this);
}
