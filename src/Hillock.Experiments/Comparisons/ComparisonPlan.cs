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

    /// <summary>Rows behind a validation accuracy; null for an error.</summary>
    public int? ValidationRows { get; init; }

    public required IReadOnlyList<string> Activations { get; init; }

    public required IReadOnlyList<long> Seeds { get; init; }

    public IReadOnlyList<string> Warnings { get; init; } = [];

    public string? Folder { get; init; }

    public string? Command { get; init; }

    public string Metric => HigherIsBetter ? "accuracy" : "unexplained variance";
}
