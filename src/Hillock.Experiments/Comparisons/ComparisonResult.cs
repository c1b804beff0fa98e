namespace Hillock.Experiments.Comparisons;

/// <summary>What a comparison found, best activation first.</summary>
public sealed record ComparisonResult
{
    /// <summary>Name of the data set.</summary>
    public required string Data { get; init; }

    /// <summary>classification, binary or regression.</summary>
    public required string Task { get; init; }

    /// <summary>Name of the target column; null where the data has none.</summary>
    public string? TargetColumn { get; init; }

    /// <summary>Whether nobody named it.</summary>
    public bool TargetIsGuess { get; init; }

    /// <summary>What is asked, with the target where there is one, such as <c>regression of price</c>.</summary>
    public string? Question { get; init; }

    /// <summary>Sizes of the network, such as <c>784-64-32-10</c>.</summary>
    public required string Network { get; init; }

    /// <summary>What is compared: <c>accuracy</c>, or <c>unexplained variance</c> for regression; both are shares.</summary>
    public required string Metric { get; init; }

    /// <summary>Whether more is better.</summary>
    public required bool HigherIsBetter { get; init; }

    /// <summary>The activations, best first.</summary>
    public required IReadOnlyList<ComparisonRow> Rows { get; init; }

    /// <summary>What came out, in plain sentences.</summary>
    public required string Verdict { get; init; }

    /// <summary>Value of the metric by which epochs and seconds are counted; null when nothing finished.</summary>
    public double? Target { get; init; }

    /// <summary>The seeds planned.</summary>
    public required IReadOnlyList<long> Seeds { get; init; }

    /// <summary>Trainings planned.</summary>
    public required int Planned { get; init; }

    /// <summary>Trainings done.</summary>
    public required int Finished { get; init; }

    /// <summary>What a person should know about the data before trusting it.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>Folder of the run; null when nothing was written.</summary>
    public string? Folder { get; init; }

    /// <summary>The one line that repeats the run; null when it was not started from a specification.</summary>
    public string? Command { get; init; }

    /// <summary>Whether some trainings are missing, because the run was stopped.</summary>
    public bool Interrupted => Finished < Planned;

    /// <inheritdoc/>
    public override string ToString() => RecordText.Of(this);
}
