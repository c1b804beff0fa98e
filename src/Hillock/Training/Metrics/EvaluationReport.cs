namespace Hillock.Training;

/// <summary>How well a network does on a split, in the measures of its task.</summary>
public sealed record EvaluationReport
{
    /// <summary>Rows, loss and the task's main measure.</summary>
    public required Metrics Metrics { get; init; }

    /// <summary>The measures of rows with classes; null for others.</summary>
    public ClassificationReport? Classification { get; init; }

    /// <summary>The measures of rows with numbers; null for others.</summary>
    public RegressionReport? Regression { get; init; }

    /// <summary>The measures as a table.</summary>
    public override string ToString() =>
        $"{Metrics.Count} rows, loss {ReportText.Number(Metrics.Loss)}\n{(object?)Classification ?? Regression}".TrimEnd() + "\n";
}
