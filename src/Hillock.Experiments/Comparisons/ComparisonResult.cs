namespace Hillock.Experiments.Comparisons;

/// <summary>What a comparison found, best arm first.</summary>
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

    /// <summary>What is varied; one factor makes a ranking, several a grid.</summary>
    public IReadOnlyList<Factor> Factors { get; init; } = [];

    /// <summary>The splits and seeds in words, such as <c>5 folds of 2 splits, a seed each</c>.</summary>
    public required string Design { get; init; }

    /// <summary>What each value of each factor gains, and where two factors depend on one another; null with one factor.</summary>
    public FactorEffects? Effects { get; init; }

    /// <summary>The arm that the others are held against; null: none.</summary>
    public string? Baseline { get; init; }

    /// <summary>The claim that was tested; null: none.</summary>
    public ClaimResult? Claim { get; init; }

    /// <summary>Whether the budget ended it.</summary>
    public bool OutOfTime { get; init; }

    /// <summary>Trainings that a race made needless.</summary>
    public int Spared { get; init; }

    /// <summary>What was left out to save time, in sentences.</summary>
    public IReadOnlyList<string> LeftOut { get; init; } = [];

    /// <summary>The arms: the best, those that cannot be told from it, then the others, each by their mean.</summary>
    public required IReadOnlyList<ComparisonRow> Rows { get; init; }

    /// <summary>What came out, in plain sentences.</summary>
    public required string Verdict { get; init; }

    /// <summary>What a step costs with each of the arms that lead, in a sentence; null where it is much the same. The verdict is the same in each run, times
    /// are not.</summary>
    public string? Cost { get; init; }

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
    public bool Interrupted => Finished < Planned && !OutOfTime;

    /// <inheritdoc/>
    public override string ToString() => RecordText.Of(this);
}
