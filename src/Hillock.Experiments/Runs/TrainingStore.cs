using System.Text;
using System.Text.Json;
using Hillock.Experiments.RunFolders;

namespace Hillock.Experiments.Runs;

/// <summary>The finished trainings of a run folder, by a key of everything that can change their result.</summary>
internal sealed class TrainingStore(RunFolder? folder)
{
    /// <summary>The training of a key, called <paramref name="name"/> here; null when it is not there or not whole.</summary>
    public TrainingOutcome? Read(string key, string name, string curve)
    {
        if (folder?.Read(File(key)) is not { } text) return null;
        try
        {
            using var json = JsonDocument.Parse(text);
            if (!SealedJson.IsWhole(json.RootElement) || json.RootElement.Deserialize(StoredTrainings.Default.TrainingOutcome)
                is not { Epochs: not null } outcome) return null;
            outcome = outcome with { Activation = name };
            // Another function may have had the name, or this one another name.
            if (folder.Read(Curve(curve)) != HistoryText.Csv(outcome.Epochs)) folder.Write(Curve(curve), HistoryText.Csv(outcome.Epochs));
            return outcome;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // A damaged file costs one training, not the run.
            return null;
        }
    }

    /// <summary>Keeps a training and its curve.</summary>
    public void Write(string key, TrainingOutcome outcome, string curve)
    {
        if (folder is null) return;
        folder.Write(Curve(curve), HistoryText.Csv(outcome.Epochs));
        var document = JsonText.Document(JsonSerializer.SerializeToElement(outcome, StoredTrainings.Default.TrainingOutcome));
        folder.Write(File(key), Encoding.UTF8.GetString(SealedJson.Seal(Encoding.UTF8.GetBytes(document))));
    }

    private static string File(string key) => $"trainings/{key}.json";

    private static string Curve(string name) => $"histories/{name}.csv";
}
