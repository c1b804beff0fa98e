using System.Text.Json;
using Hillock.Data;
using Hillock.Networks;
using Hillock.Tests.Networks;
using Hillock.Training;
using Hillock.Training.Checkpoints;

namespace Hillock.Tests;

/// <summary>Documents as every part of the library writes them.</summary>
public sealed class JsonTextTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("hillock-json-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_measure_that_is_none_is_null()
    {
        var text = JsonText.Document(json =>
        {
            json.Measure("one", 0.1);
            json.Measure("none", null);
            json.Measure("nan", double.NaN);
            json.Measure("inf", double.NegativeInfinity);
            json.Texts("words", ["a", "ä"]);
        });
        Assert.Equal("""{"schemaVersion":1,"one":0.1,"none":null,"nan":null,"inf":null,"words":["a","ä"]}""", string.Concat(text.Split('\n').Select(l => l.Trim().Replace(": ", ":", StringComparison.Ordinal))));
    }

    [Fact]
    public void A_document_has_one_version()
    {
        using var json = JsonDocument.Parse("""{"a": 1, "schemaVersion": 7}""");
        Assert.Equal("{\n  \"schemaVersion\": 1,\n  \"a\": 1\n}", JsonText.Document(json.RootElement));
    }

    [Fact]
    public void Files_say_their_form()
    {
        using var model = TextNetwork.Build("2", "dense(4), dense(1, sigmoid)");
        var history = model.Fit(Tests.Training.TestData.Moons(), new FitOptions { Epochs = 2, Seed = 1 });
        history.SaveJson(At("history.json"));
        ModelFile.Save(model, At("model"));
        new Vocabulary("ab".EnumerateRunes(), 4).Save(At("vocabulary.json"));
        foreach (var file in Directory.GetFiles(_folder, "*.json", SearchOption.AllDirectories))
        {
            using var json = JsonDocument.Parse(File.ReadAllText(file));
            Assert.Equal("schemaVersion", json.RootElement.EnumerateObject().First().Name);
        }

        Assert.Equal(4, Vocabulary.Load(At("vocabulary.json")).Length);
        ModelFile.Load(At("model"), []).Dispose();
    }

    [Fact]
    public void Models_of_before_that_field_are_read()
    {
        using var model = TextNetwork.Build("2", "dense(1, sigmoid)");
        model.Initialize(1);
        ModelFile.Save(model, At("model"));
        var file = Directory.GetFiles(At("model"), "*.json").Single();
        var lines = File.ReadAllLines(file).Where(l => !l.Contains("crc32c", StringComparison.Ordinal))
            .Select(l => l.Replace("schemaVersion", "version", StringComparison.Ordinal)).ToList();
        lines[^2] = lines[^2].TrimEnd(',');
        File.WriteAllLines(file, lines);
        ModelFile.Load(At("model"), []).Dispose();
        File.WriteAllLines(file, lines.Select(l => l.Replace("\"version\": 3", "\"version\": 99", StringComparison.Ordinal)));
        Assert.Contains("format version 99", Assert.Throws<HillockException>(() => ModelFile.Load(At("model"), [])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_checkpoint_keeps_every_number()
    {
        var state = new CheckpointState
        {
            Settings = new Dictionary<string, string> { ["a"] = "b" },
            Buffers = "buffers-1.safetensors",
            Start = default,
            Steps = 3,
            Carried = 0.1,
            Rate = 0.3,
            Epochs = 1,
            EpochFile = "epochs.jsonl",
            EpochBytes = 5,
            EpochSum = "x",
            BestEpoch = 1,
        };
        CheckpointFolder.Write(_folder, state, []);
        var text = File.ReadAllText(At("state.json"));
        Assert.StartsWith("{\n  \"schemaVersion\": 2,", text, StringComparison.Ordinal);
        Assert.Equal(state with { Settings = null! }, CheckpointFolder.Read(_folder)! with { Settings = null! });
    }

    private string At(string name) => Path.Combine(_folder, name);
}
