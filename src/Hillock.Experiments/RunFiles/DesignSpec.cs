namespace Hillock.Experiments.RunFiles;

/// <summary>What a comparison compares and how often, as written; null means the documented default.</summary>
public sealed record DesignSpec
{
    /// <summary>Options and the values each takes, as <c>option=value,value</c>; every combination is an arm.</summary>
    public IReadOnlyList<string> Vary { get; init; } = [];

    /// <summary>The learning rates each arm may choose from: <c>auto</c>, <c>own</c>, or the rates themselves.</summary>
    public IReadOnlyList<string>? Rates { get; init; }

    /// <summary>Parts of the rows whose turn it is to validate; 1: one split by shares.</summary>
    public int? Folds { get; init; }

    /// <summary>How often the rows are split anew; 1 or more.</summary>
    public int? Repeats { get; init; }

    /// <summary>The arm that the others are held against, by its name; null: none but the best.</summary>
    public string? Baseline { get; init; }

    /// <summary>Difference below which two arms are equal for the purpose, in points (of a regression: per cent of the error); above 0.</summary>
    public double? Margin { get; init; }

    /// <summary>A sentence that the comparison tests; null: none.</summary>
    public string? Claim { get; init; }

    /// <summary>What it says in figures, as <c>A over B, measure, size</c>.</summary>
    public IReadOnlyList<string> Claimed { get; init; } = [];

    /// <summary>Seconds that the trainings may take; null: as long as they need.</summary>
    public double? Budget { get; init; }

    /// <summary>Whether arms that can no longer win are left out of later seeds.</summary>
    public bool? Race { get; init; }

    /// <summary>Whether a first impression will do: three seeds, one split, the optimiser's own rate.</summary>
    public bool? Quick { get; init; }

    /// <inheritdoc/>
    public override string ToString() => RecordText.Of(this);
}
