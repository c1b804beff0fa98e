using System.Text.Json;
using Hillock.Experiments.RunFiles;
using Hillock.Experiments.RunFolders;
using Hillock.Experiments.Runs;

namespace Hillock.Experiments.Tests.Runs;

public sealed class HistoryFilesTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("hillock").FullName;

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public void After_each_epoch_both_files_are_whole()
    {
        using var folder = RunFolder.Open(_root, RunVerb.Train);
        using var files = new HistoryFiles(folder);
        List<EpochOutcome> epochs = [];
        for (var i = 0; i <= 5; i++)
        {
            if (i > 0) epochs.Add(Epoch(i));
            files.Update(epochs);
            Assert.Equal(HistoryText.Csv(epochs), folder.Read("history.csv"));
            using var json = JsonDocument.Parse(folder.Read("history.json")!);
            Assert.Equal(epochs.Select(e => e.Loss), json.RootElement.GetProperty("epochs").EnumerateArray().Select(e => e.GetProperty("loss").GetDouble()));
            Assert.All(json.RootElement.GetProperty("epochs").EnumerateArray(), e =>
                Assert.Equal(JsonValueKind.Null, e.GetProperty("validationLoss").ValueKind));
        }
    }

    [Fact]
    public void What_is_written_grows_with_the_epochs()
    {
        var (few, many) = (BytesOf(100), BytesOf(3200));
        Assert.InRange(many, 30 * few, 36 * few);

        long BytesOf(int count)
        {
            using var folder = RunFolder.Open(Path.Combine(_root, $"{count}"), RunVerb.Train);
            using var files = new HistoryFiles(folder);
            List<EpochOutcome> epochs = [];
            for (var i = 1; i <= count; i++)
            {
                epochs.Add(Epoch(i));
                files.Update(epochs);
            }

            // Each addition to the JSON writes its end again, and nothing else is written twice.
            Assert.Equal(folder.Read("history.csv")!.Length + folder.Read("history.json")!.Length + (HistoryFiles.Foot.Length * (count - 1)), files.Written);
            return files.Written;
        }
    }

    [Fact]
    public void A_torn_end_is_mended_by_the_run_that_goes_on()
    {
        using var folder = RunFolder.Open(_root, RunVerb.Train);
        List<EpochOutcome> epochs = [Epoch(1), Epoch(2)];
        using (var files = new HistoryFiles(folder)) files.Update(epochs);
        foreach (var name in new[] { "history.csv", "history.json" }) File.WriteAllText(folder.In(name), folder.Read(name)![..^20]);
        epochs.Add(Epoch(3));
        using var again = new HistoryFiles(folder);
        again.Update(epochs);
        Assert.Equal(HistoryText.Csv(epochs), folder.Read("history.csv"));
        using var json = JsonDocument.Parse(folder.Read("history.json")!);
        Assert.Equal(3, json.RootElement.GetProperty("epochs").GetArrayLength());
    }

    private static EpochOutcome Epoch(int i) => new(1.0 / i, 0.5, double.NaN, 0.25, 0.125);
}
