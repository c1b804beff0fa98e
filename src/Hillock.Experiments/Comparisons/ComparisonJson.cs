using System.Text.Json;
using Hillock.Experiments.Runs;

namespace Hillock.Experiments.Comparisons;

/// <summary>The stable JSON of a comparison; what is not a finite number is null.</summary>
public static class ComparisonJson
{
    /// <summary>The result as indented JSON.</summary>
    public static string Write(ComparisonResult result) => JsonText.Document(json => Write(json, result));

    private static void Write(Utf8JsonWriter json, ComparisonResult result)
    {
        DataHead.Write(json, result.Data, result.Task, result.TargetColumn, result.TargetIsGuess);
        json.WriteString("network", result.Network);
        json.WriteString("metric", result.Metric);
        json.Measure("target", result.Target);
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
    }

    private static void Row(Utf8JsonWriter json, ComparisonRow row)
    {
        json.WriteStartObject();
        json.WriteString("activation", row.Activation);
        json.WriteNumber("rank", row.Rank);
        json.WriteBoolean("tiedWithBest", row.TiedWithBest);
        Pair(json, "validation", row.Validation);
        Pair(json, "test", row.Test);
        json.Measure("behind", row.Behind);
        json.Measure("pValue", row.PValue);
        json.Measure("epochsToTarget", row.EpochsToTarget);
        json.Measure("secondsToTarget", row.SecondsToTarget);
        json.WriteNumber("reachedTarget", row.ReachedTarget);
        json.Measure("microsecondsPerStep", row.MicrosecondsPerStep);
        json.Measure("deadShare", row.DeadShare);
        json.Measure("gradientRatio", row.GradientRatio);
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
        json.Measure("validation", score.Validation);
        json.Measure("test", score.Test);
        json.WriteNumber("bestEpoch", score.BestEpoch);
        json.WriteBoolean("diverged", score.Diverged);
        json.WriteEndObject();
    }

    private static void Pair(Utf8JsonWriter json, string name, Spread? spread)
    {
        json.WriteStartObject(name);
        json.Measure("mean", spread?.Mean);
        json.Measure("deviation", spread?.Deviation);
        json.WriteEndObject();
    }
}
