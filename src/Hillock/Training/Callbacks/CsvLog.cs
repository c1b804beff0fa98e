namespace Hillock.Training;

/// <summary>Writes the history to a CSV file after each epoch, whole or not at all.</summary>
/// <param name="path">The file.</param>
public sealed class CsvLog(string path) : Callback
{
    /// <inheritdoc/>
    public override void OnEpochEnd(TrainingState training) => training.History.SaveCsv(path);
}
