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
        json.Measure("loss", report.Metrics.Loss);
        if (report.Classification is { } classes) Classes(json, classes);
        if (report.Regression is { } regression) Regression(json, regression);
        json.WriteEndObject();
    }

    private static void Classes(Utf8JsonWriter json, ClassificationReport report)
    {
        json.Measure("accuracy", report.Accuracy);
        json.WriteNumber("topK", report.TopK);
        json.Measure("topKAccuracy", report.TopKAccuracy);
        json.Measure("rocAuc", report.RocAuc);
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
            json.Measure("precision", c.Precision);
            json.Measure("recall", c.Recall);
            json.Measure("f1", c.F1);
            json.Measure("rocAuc", c.RocAuc);
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
        json.Measure("precision", average.Precision);
        json.Measure("recall", average.Recall);
        json.Measure("f1", average.F1);
        json.WriteEndObject();
    }

    private static void Regression(Utf8JsonWriter json, RegressionReport report)
    {
        json.Measure("r2", report.R2);
        json.Measure("meanAbsoluteError", report.MeanAbsoluteError);
        json.Measure("rootMeanSquareError", report.RootMeanSquareError);
        json.WriteNumber("notFinite", report.NotFinite);
        json.WriteStartArray("outputs");
        foreach (var output in report.Outputs)
        {
            json.WriteStartObject();
            json.WriteString("name", output.Name);
            json.Measure("r2", output.R2);
            json.Measure("meanAbsoluteError", output.MeanAbsoluteError);
            json.Measure("rootMeanSquareError", output.RootMeanSquareError);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
