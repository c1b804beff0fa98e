using Hillock.Experiments.RunFolders;

namespace Hillock.Experiments.Runs;

/// <summary>The curve of a training as <c>history.csv</c> and <c>history.json</c>, which grow epoch by epoch.</summary>
internal sealed class HistoryFiles : IDisposable
{
    /// <summary>What stands after the last epoch of the JSON.</summary>
    public const string Foot = "\n  ]\n}\n";

    private readonly GrowingFile _csv;
    private readonly GrowingFile _json;
    private int? _count;

    /// <param name="folder">Where.</param>
    public HistoryFiles(RunFolder folder)
    {
        _csv = new GrowingFile(folder, "history.csv", HistoryText.Header, "", "");
        _json = new GrowingFile(folder, "history.json", $"{{\n  \"{JsonText.VersionField}\": {JsonText.SchemaVersion},\n  \"epochs\": [\n", ",\n", Foot);
    }

    /// <summary>Bytes written so far.</summary>
    public long Written => _csv.Written + _json.Written;

    /// <summary>Writes the epochs that are not there yet; the first time, and when there are fewer than before, all of them.</summary>
    public void Update(IReadOnlyList<EpochOutcome> epochs)
    {
        if (_count is not { } count || count > epochs.Count)
        {
            _csv.Begin([.. epochs.Select(HistoryText.Line)]);
            _json.Begin([.. epochs.Select(HistoryText.Object)]);
        }
        else
        {
            for (var i = count; i < epochs.Count; i++)
            {
                _csv.Add(HistoryText.Line(epochs[i], i));
                _json.Add(HistoryText.Object(epochs[i], i));
            }
        }

        _count = epochs.Count;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _csv.Dispose();
        _json.Dispose();
    }
}
