using System.Text.Json;

namespace Hillock.Cli.Tests;

/// <summary>Every JSON document says which form it has: what verbs print, and the files of runs.</summary>
public sealed class SchemaVersionTests : IDisposable
{
    private readonly Scratch _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("list")]
    [InlineData("show", "relu")]
    [InlineData("show", "softmax")]
    [InlineData("eval", "relu", "1")]
    [InlineData("check", "relu")]
    [InlineData("export", "relu", "--to", "pytorch")]
    [InlineData("forecast", "--data", "moons", "--hidden", "4")]
    [InlineData("advise", "--task", "binary")]
    [InlineData("data", "list")]
    [InlineData("data", "info", "moons")]
    [InlineData("completion", "bash")]
    [InlineData("help", "train")]
    [InlineData("version")]
    [InlineData("--help")]
    [InlineData("--version")]
    public void A_document_of_a_verb(params string[] words) => Says(Answer([.. words, "--json"]), words[0]);

    [Fact]
    public void Documents_of_files_that_were_made()
    {
        Says(Cli.Text("plot", "relu", "-o", At("relu.svg"), "--json"), "plot");
        Says(Cli.Text("show", "relu", "--html", At("relu.html"), "--json"), "show --html");
    }

    [Fact]
    public void Runs_and_the_files_of_their_folders()
    {
        string[] quick = ["--data", "moons", "--hidden", "4", "--epochs", "2", "--json", "--quiet"];
        Says(Answer(["train", .. quick, "--output", At("train")]), "train");
        Says(Cli.Text(["compare", .. quick, "--seeds", "2", "--activations", "relu,tanh", "--output", At("compare")]), "compare");
        Says(Answer(["doctor", .. quick, "--output", At("doctor")]), "doctor");
        var files = Directory.GetFiles(_folder.Location, "*.json", SearchOption.AllDirectories);
        Assert.True(files.Length > 6, string.Join('\n', files));
        foreach (var file in files) Says(File.ReadAllText(file), file);
    }

    private static void Says(string document, string what)
    {
        using var json = JsonDocument.Parse(document);
        Assert.True(json.RootElement.ValueKind == JsonValueKind.Object, what);
        var first = json.RootElement.EnumerateObject().First();
        Assert.True(first.Name == "schemaVersion" && first.Value.GetInt32() >= 1, $"{what} begins with {first.Name}");
        Assert.Equal(1, json.RootElement.EnumerateObject().Count(p => p.Name == "schemaVersion"));
    }

    // One that found something wrong is a document too.
    private static string Answer(params string[] words)
    {
        var (code, output, error) = Cli.Run(words);
        Assert.True(code is 0 or 1, error);
        return output;
    }

    private string At(string name) => Path.Combine(_folder.Location, name);
}
