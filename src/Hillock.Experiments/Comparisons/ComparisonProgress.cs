namespace Hillock.Experiments.Comparisons;

/// <summary>Where a comparison stands; told after each epoch of each training.</summary>
public sealed record ComparisonProgress
{
    /// <summary>Trainings in all, as far as is known: arms × blocks, and the rates that are tried.</summary>
    public required int Total { get; init; }

    /// <summary>Trainings that are done, those read back from an earlier run included.</summary>
    public required int Finished { get; init; }

    /// <summary>Trainings read back from an earlier run of the same command.</summary>
    public int Resumed { get; init; }

    /// <summary>Arm of the training that has news.</summary>
    public required string Arm { get; init; }

    /// <summary>Its learning rate where there is a choice.</summary>
    public double? Rate { get; init; }

    /// <summary>Its seed.</summary>
    public required long Seed { get; init; }

    /// <summary>Epochs it has done.</summary>
    public required int Epoch { get; init; }

    /// <summary>Epochs it will do at most.</summary>
    public required int Epochs { get; init; }

    /// <summary>Its validation metric after that epoch.</summary>
    public double? Validation { get; init; }

    /// <summary>The table so far, when a training has just finished; where ranking takes long, it may lack the last few.</summary>
    public ComparisonResult? Standing { get; init; }

    /// <summary>Time since the start.</summary>
    public TimeSpan Elapsed { get; init; }

    /// <summary>Time left, as far as can be told.</summary>
    public TimeSpan? Left { get; init; }
}
