using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Hillock.Data;
using Hillock.Experiments.Comparisons;

namespace Hillock.Experiments.Runs;

/// <summary>The stable JSON of one training; what is not a finite number is null.</summary>
public static class TrainingJson
{
    private static readonly JsonWriterOptions Options = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The result as indented JSON, its epochs in <c>history</c>.</summary>
    public static string Write(TrainingResult result)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Options)) Write(json, result);
        return Encoding.UTF8.GetString(buffer.ToArray());
    }

    private static void Write(Utf8JsonWriter json, TrainingResult result)
    {
        var run = result.Outcome;
        json.WriteStartObject();
        json.WriteString("data", result.Data);
        json.WriteString("task", result.Task);
        json.WriteString("network", result.Network);
        json.WriteStartArray("activations");
        foreach (var activation in result.Activations) json.WriteStringValue(activation);
        json.WriteEndArray();
        json.WriteString("metric", result.Metric);
        json.WriteNumber("seed", run.Seed);
        json.WriteNumber("parameters", result.Parameters);
        json.WriteNumber("bestEpoch", run.BestEpoch);
        Number(json, "validation", run.Validation);
        Number(json, "test", run.Test);
        Number(json, "deadShare", run.DeadShare);
        Number(json, "gradientRatio", run.GradientRatio);
        if (result.Series is { } series) Write(json, series);
        json.WriteBoolean("diverged", run.Diverged);
        json.WriteBoolean("interrupted", result.Interrupted);
        json.WriteStartArray("history");
        for (var i = 0; i < run.Epochs.Count; i++) Epoch(json, i + 1, run.Epochs[i]);
        json.WriteEndArray();
        json.WriteString("folder", result.Folder);
        json.WriteString("command", result.Command);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, SeriesErrors series)
    {
        json.WriteStartObject("series");
        Number(json, "meanAbsoluteError", series.MeanAbsolute);
        Number(json, "rootMeanSquareError", series.RootMeanSquare);
        Number(json, "naiveError", series.NaiveMeanAbsolute);
        Number(json, "seasonalNaiveError", series.SeasonalMeanAbsolute ?? double.NaN);
        Number(json, "relativeError", series.Relative);
        Number(json, "scaledError", series.Scaled);
        json.WriteEndObject();
    }

    private static void Epoch(Utf8JsonWriter json, int number, EpochOutcome epoch)
    {
        json.WriteStartObject();
        json.WriteNumber("epoch", number);
        Number(json, "loss", epoch.Loss);
        Number(json, "metric", epoch.Metric);
        Number(json, "validationLoss", epoch.ValidationLoss);
        Number(json, "validationMetric", epoch.ValidationMetric);
        Number(json, "seconds", epoch.Seconds);
        json.WriteEndObject();
    }

    private static void Number(Utf8JsonWriter json, string name, double value)
    {
        if (double.IsFinite(value)) json.WriteNumber(name, value);
        else json.WriteNull(name);
    }
}
