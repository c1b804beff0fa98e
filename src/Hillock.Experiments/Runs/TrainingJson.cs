using System.Text.Json;
using Hillock.Data;
using Hillock.Training;

namespace Hillock.Experiments.Runs;

/// <summary>The stable JSON of one training; what is not a finite number is null.</summary>
public static class TrainingJson
{
    /// <summary>The result as indented JSON, its epochs in <c>history</c>.</summary>
    public static string Write(TrainingResult result) => JsonText.Document(json => Write(json, result));

    private static void Write(Utf8JsonWriter json, TrainingResult result)
    {
        var run = result.Outcome;
        DataHead.Write(json, result.Data, result.Task, result.TargetColumn, result.TargetIsGuess);
        json.WriteString("network", result.Network);
        json.Texts("activations", result.Activations);
        json.WriteString("metric", result.Metric);
        json.WriteNumber("seed", run.Seed);
        json.WriteNumber("parameters", result.Parameters);
        json.WriteNumber("bestEpoch", run.BestEpoch);
        json.Measure("validation", run.Validation);
        json.Measure("test", run.Test);
        json.Measure("deadShare", run.DeadShare);
        json.Measure("gradientRatio", run.GradientRatio);
        Write(json, result.Ending, result.Next);
        if (result.Series is { } series) Write(json, series);
        json.WriteBoolean("diverged", run.Diverged);
        json.WriteBoolean("interrupted", result.Interrupted);
        json.WriteNumber("resumedEpochs", result.ResumedEpochs);
        if (result.Report is { } report) ReportJson.Write(json, report, result.ReportedOn);
        else json.WriteNull("report");
        json.WriteStartArray("history");
        for (var i = 0; i < run.Epochs.Count; i++) HistoryText.Write(json, run.Epochs[i], i);
        json.WriteEndArray();
        DataHead.Warnings(json, result.Warnings);
        json.WriteString("folder", result.Folder);
        json.WriteString("command", result.Command);
    }

    private static void Write(Utf8JsonWriter json, FitEnding ending, string? next)
    {
        json.WriteStartObject("ending");
        json.WriteString("state", JsonNamingPolicy.SnakeCaseLower.ConvertName(ending.State.ToString()));
        json.WriteString("sentence", ending.Sentence);
        json.WriteBoolean("failure", ending.IsFailure);
        json.Measure("metric", ending.Metric);
        json.Measure("baseline", ending.Baseline);
        json.WriteString("next", next);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, SeriesErrors series)
    {
        json.WriteStartObject("series");
        json.Measure("meanAbsoluteError", series.MeanAbsolute);
        json.Measure("rootMeanSquareError", series.RootMeanSquare);
        json.Measure("naiveError", series.NaiveMeanAbsolute);
        json.Measure("seasonalNaiveError", series.SeasonalMeanAbsolute ?? double.NaN);
        json.Measure("relativeError", series.Relative);
        json.Measure("scaledError", series.Scaled);
        json.WriteEndObject();
    }
}
