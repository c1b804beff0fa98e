using System.Text.Encodings.Web;
using System.Text.Json;
using Hillock.Experiments.Runs;

namespace Hillock.Experiments.Comparisons;

/// <summary>The stable JSON of a comparison; what is not a finite number is null.</summary>
public static class ComparisonJson
{
    private static readonly JsonWriterOptions Options = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The result as indented JSON.</summary>
    public static string Write(ComparisonResult result)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Options)) Write(json, result);
        return System.Text.Encoding.UTF8.GetString(buffer.ToArray());
    }

    private static void Write(Utf8JsonWriter json, ComparisonResult result)
    {
        json.WriteStartObject();
        DataHead.Write(json, result.Data, result.Task, result.TargetColumn, result.TargetIsGuess);
        json.WriteString("network", result.Network);
        json.WriteString("metric", result.Metric);
        Number(json, "target", result.Target);
        json.WriteStartArray("seeds");
        foreach (var seed in result.Seeds) json.WriteNumberValue(seed);
        json.WriteEndArray();
        json.WriteNumber("trainings", result.Planned);
        json.WriteNumber("finished", result.Finished);
        json.WriteStartArray("results");
        foreach (var row in result.Rows) Row(json, row);
        json.WriteEndArray();
        json.WriteString("verdict", result.Verdict);
        DataHead.Warnings(json, result.Warnings);
        json.WriteString("folder", result.Folder);
        json.WriteString("command", result.Command);
        json.WriteEndObject();
    }

    private static void Row(Utf8JsonWriter json, ComparisonRow row)
    {
        json.WriteStartObject();
        json.WriteString("activation", row.Activation);
        json.WriteNumber("rank", row.Rank);
        json.WriteBoolean("tiedWithBest", row.TiedWithBest);
        Pair(json, "validation", row.Validation);
        Pair(json, "test", row.Test);
        Number(json, "behind", row.Behind);
        Number(json, "pValue", row.PValue);
        Number(json, "epochsToTarget", row.EpochsToTarget);
        Number(json, "secondsToTarget", row.SecondsToTarget);
        json.WriteNumber("reachedTarget", row.ReachedTarget);
        Number(json, "microsecondsPerStep", row.MicrosecondsPerStep);
        Number(json, "deadShare", row.DeadShare);
        Number(json, "gradientRatio", row.GradientRatio);
        json.WriteNumber("diverged", row.Diverged);
        json.WriteNumber("finished", row.Finished);
        json.WriteStartArray("seeds");
        foreach (var score in row.Seeds) Score(json, score);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Score(Utf8JsonWriter json, SeedScore score)
    {
        json.WriteStartObject();
        json.WriteNumber("seed", score.Seed);
        Number(json, "validation", score.Validation);
        Number(json, "test", score.Test);
        json.WriteNumber("bestEpoch", score.BestEpoch);
        json.WriteBoolean("diverged", score.Diverged);
        json.WriteEndObject();
    }

    private static void Pair(Utf8JsonWriter json, string name, Spread? spread)
    {
        json.WriteStartObject(name);
        Number(json, "mean", spread?.Mean);
        Number(json, "deviation", spread?.Deviation);
        json.WriteEndObject();
    }

    private static void Number(Utf8JsonWriter json, string name, double? value) => ReportJson.Number(json, name, value ?? double.NaN);
}
