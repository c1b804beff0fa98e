using System.Text.Json;

namespace Hillock.Experiments.Runs;

/// <summary>What a run is about, at the head of its JSON; what to know of the data, at its end.</summary>
internal static class DataHead
{
    /// <summary>The data, the task and the target; <c>targetColumn</c> is null where the data have none.</summary>
    public static void Write(Utf8JsonWriter json, string data, string task, string? target, bool guessed)
    {
        json.WriteString("data", data);
        json.WriteString("task", task);
        json.WriteString("targetColumn", target);
        json.WriteBoolean("targetGuessed", guessed);
    }

    /// <summary>Warnings, in their order.</summary>
    public static void Warnings(Utf8JsonWriter json, IReadOnlyList<string> warnings) => json.Texts("warnings", warnings);
}
