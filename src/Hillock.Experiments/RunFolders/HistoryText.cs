using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Hillock.Experiments.Comparisons;

namespace Hillock.Experiments.RunFolders;

/// <summary>The epochs of a training as CSV and JSON.</summary>
internal static class HistoryText
{
    public static string Csv(IReadOnlyList<EpochOutcome> epochs)
    {
        var csv = new StringBuilder("epoch,loss,metric,validation_loss,validation_metric,seconds,rate\n");
        for (var i = 0; i < epochs.Count; i++)
        {
            var e = epochs[i];
            csv.Append(CultureInfo.InvariantCulture, $"{i + 1},{e.Loss:R},{e.Metric:R},{e.ValidationLoss:R},{e.ValidationMetric:R},{e.Seconds:R},{e.Rate:R}\n");
        }

        return csv.ToString();
    }

    /// <summary>An array of objects; what is not a finite number is null.</summary>
    public static string Json(IReadOnlyList<EpochOutcome> epochs) => new JsonArray([.. epochs.Select((e, i) => new JsonObject
    {
        ["epoch"] = i + 1,
        ["loss"] = Finite(e.Loss),
        ["metric"] = Finite(e.Metric),
        ["validationLoss"] = Finite(e.ValidationLoss),
        ["validationMetric"] = Finite(e.ValidationMetric),
        ["seconds"] = Finite(e.Seconds),
        ["rate"] = Finite(e.Rate),
    })]).ToJsonString(new() { WriteIndented = true }) + "\n";

    private static JsonValue? Finite(double value) => double.IsFinite(value) ? JsonValue.Create(value) : null;
}
