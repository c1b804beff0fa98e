using System.Globalization;
using System.Text.Json.Nodes;

namespace Hillock.Experiments.Runs;

/// <summary>The epochs of a training as CSV and JSON.</summary>
internal static class HistoryText
{
    /// <summary>The first line of the CSV.</summary>
    public const string Header = "epoch,loss,metric,validation_loss,validation_metric,seconds,rate\n";

    public static string Csv(IReadOnlyList<EpochOutcome> epochs) => Header + string.Concat(epochs.Select(Line));

    /// <summary>A line of the CSV.</summary>
    public static string Line(EpochOutcome e, int index) => string.Create(
        CultureInfo.InvariantCulture, $"{index + 1},{e.Loss:R},{e.Metric:R},{e.ValidationLoss:R},{e.ValidationMetric:R},{e.Seconds:R},{e.Rate:R}\n");

    /// <summary>An object of the JSON's array, with the indentation of the array; what is not a finite number is null.</summary>
    public static string Object(EpochOutcome e, int index) => "  " + new JsonObject
    {
        ["epoch"] = index + 1,
        ["loss"] = Finite(e.Loss),
        ["metric"] = Finite(e.Metric),
        ["validationLoss"] = Finite(e.ValidationLoss),
        ["validationMetric"] = Finite(e.ValidationMetric),
        ["seconds"] = Finite(e.Seconds),
        ["rate"] = Finite(e.Rate),
    }.ToJsonString(new() { WriteIndented = true, NewLine = "\n" }).Replace("\n", "\n  ", StringComparison.Ordinal);

    private static JsonValue? Finite(double value) => double.IsFinite(value) ? JsonValue.Create(value) : null;
}
