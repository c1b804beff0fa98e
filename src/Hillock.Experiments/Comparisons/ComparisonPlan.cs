using Hillock.Experiments.RunFiles;

namespace Hillock.Experiments.Comparisons;

/// <summary>What a comparison set out to do; with the trainings it gives a result.</summary>
internal sealed record ComparisonPlan
{
    public required string Data { get; init; }

    public required string Task { get; init; }

    public string? TargetColumn { get; init; }

    public bool TargetIsGuess { get; init; }

    public string? Question { get; init; }

    public required string Network { get; init; }

    public required bool HigherIsBetter { get; init; }

    /// <summary>Rows that validate, and that train, in one split.</summary>
    public (int Validation, int Train) Rows { get; init; }

    public required IReadOnlyList<Factor> Factors { get; init; }

    /// <summary>Names of the arms and the values of their factors.</summary>
    public required IReadOnlyList<(string Name, IReadOnlyList<string> Levels)> Arms { get; init; }

    /// <summary>The rate of each arm's optimiser.</summary>
    public required IReadOnlyList<double> OwnRates { get; init; }

    public required BlockDesign Design { get; init; }

    public RateGrid Rates { get; init; } = RateGrid.Own;

    public string? Baseline { get; init; }

    /// <summary>A sentence that is tested.</summary>
    public string? Claim { get; init; }

    /// <summary>What it says in figures.</summary>
    public IReadOnlyList<ClaimPart> Claimed { get; init; } = [];

    /// <summary>The margin as it was given, in points or per cent.</summary>
    public double? ClaimMargin { get; init; }

    /// <summary>Rows of the test.</summary>
    public int TestRows { get; init; }

    /// <summary>In the metric, or in the logarithm of an error.</summary>
    public double? Margin { get; init; }

    public bool Race { get; init; }

    /// <summary>Seconds; null: no end.</summary>
    public double? Budget { get; init; }

    /// <summary>What was left out to save time, in sentences.</summary>
    public IReadOnlyList<string> LeftOut { get; init; } = [];

    public IReadOnlyList<string> Warnings { get; init; } = [];

    public string? Folder { get; init; }

    public string? Command { get; init; }

    /// <inheritdoc/>
    public override string ToString() => RecordText.Of(this);

    public string Metric => HigherIsBetter ? "accuracy" : "unexplained variance";

    /// <summary>The scale on which values are averaged and tested, more is better: of errors the logarithm, where equal factors are equal steps.</summary>
    public double Scale(double value) => HigherIsBetter ? value : -Math.Log(Math.Max(value, 1e-12));

    /// <summary>The validation rows over the training rows where splits overlap, else 0.</summary>
    public double Correction =>
        Design.VariesSplits && Rows is { Validation: > 0, Train: > 0 } ? Statistics.PairedDifference.SplitCorrection(Rows.Validation, Rows.Train) : 0;
}
