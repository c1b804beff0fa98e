using System.Text.Json;

namespace Hillock.Reports.Runs;

/// <summary>One epoch of a training; NaN where something is not known.</summary>
internal sealed record EpochFigures(double Loss, double Metric, double ValidationLoss, double ValidationMetric, double Seconds)
{
    /// <summary>The epochs of a history file, in order.</summary>
    public static IReadOnlyList<EpochFigures> Of(CsvRows? rows) => rows is null ? [] :
    [
        .. Enumerable.Range(0, rows.Count).Select(r => new EpochFigures(
            rows.Number(r, "loss"), rows.Number(r, "metric"), rows.Number(r, "validation_loss"), rows.Number(r, "validation_metric"),
            rows.Number(r, "seconds"))),
    ];

    /// <summary>The epochs of a document.</summary>
    public static IReadOnlyList<EpochFigures> Of(IReadOnlyList<JsonElement> epochs) =>
    [
        .. epochs.Select(e => new EpochFigures(
            e.Number("loss"), e.Number("metric"), e.Number("validationLoss"), e.Number("validationMetric"), e.Number("seconds"))),
    ];
}
