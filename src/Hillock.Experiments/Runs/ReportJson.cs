using System.Text.Json;
using Hillock.Training;

namespace Hillock.Experiments.Runs;

/// <summary>The measures of a training as JSON; what is not a finite number is null.</summary>
internal static class ReportJson
{
    public static void Write(Utf8JsonWriter json, EvaluationReport report, string rows)
    {
        json.WriteStartObject("report");
        json.WriteString("rows", rows);
        json.WriteNumber("count", report.Metrics.Count);
        Number(json, "loss", report.Metrics.Loss);
        if (report.Classification is { } classes) Classes(json, classes);
        if (report.Regression is { } regression) Regression(json, regression);
        json.WriteEndObject();
    }

    public static void Number(Utf8JsonWriter json, string name, double value)
    {
        if (double.IsFinite(value)) json.WriteNumber(name, value);
        else json.WriteNull(name);
    }

    private static void Classes(Utf8JsonWriter json, ClassificationReport report)
    {
        Number(json, "accuracy", report.Accuracy);
        json.WriteNumber("topK", report.TopK);
        Number(json, "topKAccuracy", report.TopKAccuracy);
        Number(json, "rocAuc", report.RocAuc);
        json.WriteNumber("unanswered", report.Confusion.Unanswered);
        Average(json, "macro", report.Macro);
        Average(json, "micro", report.Micro);
        Average(json, "weighted", report.Weighted);
        json.WriteStartArray("classes");
        foreach (var c in report.Classes)
        {
            json.WriteStartObject();
            json.WriteString("name", c.Name);
            json.WriteNumber("rows", c.Support);
            Number(json, "precision", c.Precision);
            Number(json, "recall", c.Recall);
            Number(json, "f1", c.F1);
            Number(json, "rocAuc", c.RocAuc);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("confusion");
        for (var actual = 0; actual < report.Classes.Count; actual++)
        {
            json.WriteStartArray();
            for (var predicted = 0; predicted < report.Classes.Count; predicted++) json.WriteNumberValue(report.Confusion[actual, predicted]);
            json.WriteEndArray();
        }

        json.WriteEndArray();
    }

    private static void Average(Utf8JsonWriter json, string name, ScoreAverage average)
    {
        json.WriteStartObject(name);
        Number(json, "precision", average.Precision);
        Number(json, "recall", average.Recall);
        Number(json, "f1", average.F1);
        json.WriteEndObject();
    }

    private static void Regression(Utf8JsonWriter json, RegressionReport report)
    {
        Number(json, "r2", report.R2);
        Number(json, "meanAbsoluteError", report.MeanAbsoluteError);
        Number(json, "rootMeanSquareError", report.RootMeanSquareError);
        json.WriteNumber("notFinite", report.NotFinite);
        json.WriteStartArray("outputs");
        foreach (var output in report.Outputs)
        {
            json.WriteStartObject();
            json.WriteString("name", output.Name);
            Number(json, "r2", output.R2);
            Number(json, "meanAbsoluteError", output.MeanAbsoluteError);
            Number(json, "rootMeanSquareError", output.RootMeanSquareError);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
