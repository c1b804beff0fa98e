using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Hillock.Data;
using Hillock.Training;

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
        DataHead.Write(json, result.Data, result.Task, result.TargetColumn, result.TargetIsGuess);
        json.WriteString("network", result.Network);
        json.WriteStartArray("activations");
        foreach (var activation in result.Activations) json.WriteStringValue(activation);
        json.WriteEndArray();
        json.WriteString("metric", result.Metric);
        json.WriteNumber("seed", run.Seed);
        json.WriteNumber("parameters", result.Parameters);
        json.WriteNumber("bestEpoch", run.BestEpoch);
        ReportJson.Number(json, "validation", run.Validation);
        ReportJson.Number(json, "test", run.Test);
        ReportJson.Number(json, "deadShare", run.DeadShare);
        ReportJson.Number(json, "gradientRatio", run.GradientRatio);
        Write(json, result.Ending, result.Next);
        if (result.Series is { } series) Write(json, series);
        json.WriteBoolean("diverged", run.Diverged);
        json.WriteBoolean("interrupted", result.Interrupted);
        json.WriteNumber("resumedEpochs", result.ResumedEpochs);
        if (result.Report is { } report) ReportJson.Write(json, report, result.ReportedOn);
        else json.WriteNull("report");
        json.WriteStartArray("history");
        for (var i = 0; i < run.Epochs.Count; i++) Epoch(json, i + 1, run.Epochs[i]);
        json.WriteEndArray();
        DataHead.Warnings(json, result.Warnings);
        json.WriteString("folder", result.Folder);
        json.WriteString("command", result.Command);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, FitEnding ending, string? next)
    {
        json.WriteStartObject("ending");
        json.WriteString("state", JsonNamingPolicy.SnakeCaseLower.ConvertName(ending.State.ToString()));
        json.WriteString("sentence", ending.Sentence);
        json.WriteBoolean("failure", ending.IsFailure);
        ReportJson.Number(json, "metric", ending.Metric);
        ReportJson.Number(json, "baseline", ending.Baseline);
        json.WriteString("next", next);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, SeriesErrors series)
    {
        json.WriteStartObject("series");
        ReportJson.Number(json, "meanAbsoluteError", series.MeanAbsolute);
        ReportJson.Number(json, "rootMeanSquareError", series.RootMeanSquare);
        ReportJson.Number(json, "naiveError", series.NaiveMeanAbsolute);
        ReportJson.Number(json, "seasonalNaiveError", series.SeasonalMeanAbsolute ?? double.NaN);
        ReportJson.Number(json, "relativeError", series.Relative);
        ReportJson.Number(json, "scaledError", series.Scaled);
        json.WriteEndObject();
    }

    private static void Epoch(Utf8JsonWriter json, int number, EpochOutcome epoch)
    {
        json.WriteStartObject();
        json.WriteNumber("epoch", number);
        ReportJson.Number(json, "loss", epoch.Loss);
        ReportJson.Number(json, "metric", epoch.Metric);
        ReportJson.Number(json, "validationLoss", epoch.ValidationLoss);
        ReportJson.Number(json, "validationMetric", epoch.ValidationMetric);
        ReportJson.Number(json, "seconds", epoch.Seconds);
        ReportJson.Number(json, "rate", epoch.Rate);
        json.WriteEndObject();
    }
}
