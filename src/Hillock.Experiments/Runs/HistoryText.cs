using System.Globalization;
using System.Text;
using System.Text.Json;

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

    /// <summary>An object of the JSON's <c>epochs</c>, with the indentation it has there.</summary>
    public static string Object(EpochOutcome e, int index)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, JsonText.Layout)) Write(json, e, index);
        return "    " + Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length).Replace("\n", "\n    ", StringComparison.Ordinal);
    }

    /// <summary>An epoch as JSON.</summary>
    public static void Write(Utf8JsonWriter json, EpochOutcome e, int index)
    {
        json.WriteStartObject();
        json.WriteNumber("epoch", index + 1);
        json.Measure("loss", e.Loss);
        json.Measure("metric", e.Metric);
        json.Measure("validationLoss", e.ValidationLoss);
        json.Measure("validationMetric", e.ValidationMetric);
        json.Measure("seconds", e.Seconds);
        json.Measure("rate", e.Rate);
        json.WriteEndObject();
    }
}
