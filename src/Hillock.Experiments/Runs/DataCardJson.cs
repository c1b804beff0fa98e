using System.Text.Json;
using Hillock.Data;

namespace Hillock.Experiments.Runs;

/// <summary>What a data set holds as the stable JSON of <c>data info</c> and of run folders; what is not a finite number is null.</summary>
public static class DataCardJson
{
    /// <summary>The file of a run folder that holds it.</summary>
    internal const string FileName = "data.json";

    /// <summary>The summary as indented JSON.</summary>
    public static string Write(DataSummary summary)
    {
        ArgumentNullException.ThrowIfNull(summary);
        return JsonText.Document(json => Write(json, summary));
    }

    private static void Write(Utf8JsonWriter json, DataSummary s)
    {
        json.WriteString("name", s.Name);
        json.WriteString("description", s.Description);
        json.WriteString("source", s.Source);
        json.WriteString("task", TaskWords.Of(s.Task));
        json.WriteString("shape", s.Inputs.ToString());
        foreach (var (name, rows) in new[] { ("rows", s.Rows), ("train", s.Train), ("validation", s.Validation), ("test", s.Test) })
            json.WriteNumber(name, rows);
        Classes(json, s.Classes);
        json.Measure("inputMean", s.InputMean);
        json.Measure("inputDeviation", s.InputDeviation);
        json.WriteString("target", s.TargetName);
        json.WriteBoolean("targetGuessed", s.TargetIsGuess);
        json.Measure("targetMean", s.Task == TaskKind.Regression ? s.TargetScale.Mean : null);
        json.Measure("targetDeviation", s.Task == TaskKind.Regression ? s.TargetScale.Deviation : null);
        json.WriteStartArray("columns");
        foreach (var column in s.Columns) Column(json, column);
        json.WriteEndArray();
        json.WriteStartArray("channels");
        foreach (var channel in s.Channels)
        {
            json.WriteStartObject();
            json.WriteString("name", channel.Name);
            json.Measure("mean", channel.Mean);
            json.Measure("deviation", channel.Deviation);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteString("augmentation", s.Augmentation?.ToString());
        if (s.Vocabulary is { } vocabulary) Words(json, vocabulary);
        else json.WriteNull("vocabulary");
        if (s.Series is { } series) Series(json, series);
        else json.WriteNull("series");
        DataHead.Warnings(json, s.Warnings);
    }

    private static void Classes(Utf8JsonWriter json, IReadOnlyList<ClassCount> classes)
    {
        json.WriteStartArray("classes");
        foreach (var c in classes)
        {
            json.WriteStartObject();
            json.WriteString("name", c.Name);
            json.WriteNumber("train", c.Train);
            json.WriteNumber("validation", c.Validation);
            json.WriteNumber("test", c.Test);
            json.WriteNumber("total", c.Total);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Column(Utf8JsonWriter json, ColumnInfo column)
    {
        json.WriteStartObject();
        json.WriteString("name", column.Name);
        json.WriteString("kind", column.Kind.ToString().ToLowerInvariant());
        json.WriteNumber("missing", column.Missing);
        json.WriteNumber("distinct", column.Distinct);
        json.Measure("mean", column.Mean);
        json.Measure("deviation", column.Deviation);
        json.WriteNumber("inputs", column.Inputs);
        json.WriteString("note", column.Note);
        json.WriteEndObject();
    }

    private static void Words(Utf8JsonWriter json, Vocabulary vocabulary)
    {
        json.WriteStartObject("vocabulary");
        json.WriteNumber("size", vocabulary.Size);
        json.WriteNumber("length", vocabulary.Length);
        json.Texts("symbols", vocabulary.Symbols);
        json.WriteEndObject();
    }

    private static void Series(Utf8JsonWriter json, SeriesInfo series)
    {
        json.WriteStartObject("series");
        json.WriteString("column", series.Column);
        json.Texts("channels", series.Channels);
        json.WriteNumber("window", series.Options.Window);
        json.WriteNumber("horizon", series.Options.Horizon);
        json.WriteNumber("stride", series.Options.Stride);
        if (series.Options.Period is { } period) json.WriteNumber("period", period);
        else json.WriteNull("period");
        json.WriteBoolean("logarithm", series.Options.Logarithm);
        json.WriteStartArray("differences");
        foreach (var lag in series.Options.Differences) json.WriteNumberValue(lag);
        json.WriteEndArray();
        json.WriteNumber("trainValues", series.TrainValues);
        json.WriteNumber("validationValues", series.ValidationValues);
        json.WriteNumber("testValues", series.TestValues);
        json.Measure("validationNaiveError", series.Validation.NaiveError);
        json.Measure("validationSeasonalError", series.Validation.SeasonalError);
        json.Measure("testNaiveError", series.Test.NaiveError);
        json.Measure("testSeasonalError", series.Test.SeasonalError);
        json.WriteEndObject();
    }
}
