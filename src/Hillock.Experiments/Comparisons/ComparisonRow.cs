namespace Hillock.Experiments.Comparisons;

/// <summary>What one arm reached, over the trainings that are finished.</summary>
public sealed record ComparisonRow
{
    /// <summary>1 for the best.</summary>
    public required int Rank { get; init; }

    /// <summary>As the user wrote it.</summary>
    public required string Arm { get; init; }

    /// <summary>The value of each factor.</summary>
    public IReadOnlyList<string> Levels { get; init; } = [];

    /// <summary>Its learning rate: the best of <see cref="Rates"/>, or its optimiser's.</summary>
    public double Rate { get; init; }

    /// <summary>What it reached at each rate; empty where there was no choice.</summary>
    public IReadOnlyList<RateScore> Rates { get; init; } = [];

    /// <summary>Seeds that ended with a value.</summary>
    public required int Finished { get; init; }

    /// <summary>Seeds whose loss left the finite numbers.</summary>
    public required int Diverged { get; init; }

    /// <summary>Trainings with a value whose validation loss was still falling when they ended.</summary>
    public int StillImproving { get; init; }

    /// <summary>Whether a quarter of its trainings or more were still improving, so that nothing is said of where it ends.</summary>
    public bool IsUnconverged => StillImproving > 0 && 4 * StillImproving >= Finished;

    /// <summary>Whether a race left it behind.</summary>
    public bool Dropped { get; init; }

    /// <summary>Validation metric of the best epoch, over seeds; null when no seed ended with a value.</summary>
    public Spread? Validation { get; init; }

    /// <summary>Test metric with the weights of that epoch.</summary>
    public Spread? Test { get; init; }

    /// <summary>Root of the mean squared error on the validation rows, in the target's own unit; null for a classification.</summary>
    public Spread? ValidationError { get; init; }

    /// <summary>The same on the test rows.</summary>
    public Spread? TestError { get; init; }

    /// <summary>Median of the validation metric.</summary>
    public double? Median { get; init; }

    /// <summary>Mean of the middle half of the validation metric.</summary>
    public double? InterquartileMean { get; init; }

    /// <summary>Median epochs trained.</summary>
    public double? Epochs { get; init; }

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

    /// <summary>Whether it cannot be told from the best; true for the best itself.</summary>
    public bool TiedWithBest { get; init; }

    /// <summary>How far behind the best, in the metric, 0 or more; null without a value.</summary>
    public double? Behind { get; init; }

    /// <summary>How it stands to the best; null for the best, and where nothing can be said.</summary>
    public PairResult? ToBest { get; init; }

    /// <summary>How it stands to the baseline; null for the baseline, and without one.</summary>
    public PairResult? ToBaseline { get; init; }

    /// <summary>What each seed reached, in the order of the seeds; those that are done.</summary>
    public IReadOnlyList<SeedScore> Seeds { get; init; } = [];

    /// <summary>Mean validation metric of each epoch over the finished seeds, for a curve.</summary>
    public IReadOnlyList<double> Curve { get; init; } = [];

    /// <inheritdoc/>
    public override string ToString() => RecordText.Of(this);
}
