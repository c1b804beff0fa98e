using System.Text.Json;
using System.Text.Json.Serialization;
using Hillock.Experiments.Comparisons;

namespace Hillock.Experiments.RunFolders;

/// <summary>The finished trainings of a run folder, by a key of everything that can change their result.</summary>
internal sealed class TrainingStore(RunFolder? folder)
{
    private static readonly JsonSerializerOptions Json = new()
    {
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        WriteIndented = true,
    };

    /// <summary>The training of a key, or null when it is not there or not whole.</summary>
    public TrainingOutcome? Read(string key)
    {
        if (folder?.Read(File(key)) is not { } text) return null;
        try
        {
            return JsonSerializer.Deserialize<TrainingOutcome>(text, Json);
        }
        catch (JsonException)
        {
            // A damaged file costs one training, not the run.
            return null;
        }
    }

    /// <summary>Keeps a training and its curve.</summary>
    public void Write(string key, TrainingOutcome outcome)
    {
        if (folder is null) return;
        folder.Write($"histories/{FileSlug.Of(outcome.Activation)}-seed{outcome.Seed}.csv", HistoryText.Csv(outcome.Epochs));
        folder.Write(File(key), JsonSerializer.Serialize(outcome, Json));
    }

    private static string File(string key) => $"trainings/{key}.json";
}
