namespace Hillock.Cli.Tests.Verbs;

public sealed class AdviseTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("hillock").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Piped_and_without_flags_it_advises_the_usual()
    {
        var text = Cli.Text("advise");
        Assert.StartsWith("multiclass, dense, 2 hidden layers of 64\n", text, StringComparison.Ordinal);
        foreach (var topic in new[] { "hidden activation  relu", "output activation  softmax", "initialiser        he_normal", "normalisation      none", "loss               categorical_cross_entropy", "optimiser          adam", "rate               0.001" })
            Assert.Contains($"\n{topic}\n", text, StringComparison.Ordinal);
        Assert.Contains("hillock train --data data.csv --hidden 64,64 --activations relu\n", text, StringComparison.Ordinal);
        Assert.Contains("new Dense(64, \"relu\"), new Dense(64, \"relu\"),", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("binary", "dense", "20", "selu")]
    [InlineData("regression", "mlp", "3", "relu")]
    [InlineData("multi-label", "cnn", "3", "relu")]
    [InlineData("count", "cnn", "20", "elu")]
    [InlineData("bounded", "rnn", "1", "tanh")]
    [InlineData("ordinal", "resnet", "50", "relu")]
    [InlineData("classification", "transformer", "6", "gelu")]
    public void Tasks_and_architectures_are_known_by_their_names(string task, string architecture, string depth, string hidden)
    {
        var json = Cli.Json("advise", "--task", task, "--architecture", architecture, "--depth", depth);
        Assert.Equal(hidden, json.GetProperty("choices")[0].GetProperty("choice").GetString());
    }

    [Fact]
    public void Json_has_exactly_the_documented_members()
    {
        var json = Cli.Json("advise", "--data", "moons", "--rows", "200");
        Assert.Equal(
            ["schemaVersion", "task", "architecture", "depth", "width", "data", "target", "targetGuessed", "warnings", "inputs", "outputs", "choices", "contenders", "layers", "command", "csharp", "trial"],
            json.EnumerateObject().Select(p => p.Name));
        Assert.Equal(["topic", "choice", "reason", "evidence", "runnerUp", "runnerUpWhen"], json.GetProperty("choices")[0].EnumerateObject().Select(p => p.Name));
        Assert.Equal(["kind", "text", "value"], json.GetProperty("choices")[0].GetProperty("evidence")[0].EnumerateObject().Select(p => p.Name));
        Assert.Equal(
            ["hiddenActivation", "outputActivation", "initializer", "normalization", "loss", "optimizer", "rate"],
            json.GetProperty("choices").EnumerateArray().Select(c => c.GetProperty("topic").GetString()));
        Assert.Equal("hillock train --data moons --rows 200 --hidden 64,64 --activations relu", json.GetProperty("command").GetString());
        Assert.Contains("Datasets.Load(\"moons\", new DataOptions { Rows = 200 })", json.GetProperty("csharp").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_trial_says_whether_the_advice_held()
    {
        var output = Path.Combine(_folder, "trial");
        string[] line = ["advise", "--data", "moons", "--rows", "200", "--width", "8", "--try", "--seeds", "2", "--epochs", "3", "--output", output];
        var json = Cli.Json(line);
        var trial = json.GetProperty("trial");
        Assert.Equal(["held", "verdict", "comparison"], trial.EnumerateObject().Select(p => p.Name));
        Assert.Equal(4, trial.GetProperty("comparison").GetProperty("results").GetArrayLength());
        Assert.DoesNotContain("--seeds", json.GetProperty("command").GetString(), StringComparison.Ordinal);
        Assert.Matches("The advice (held|did not hold)", Cli.Text([.. line, "--quiet"]));
    }

    [Theory]
    [InlineData("Did you mean", "--task", "binry")]
    [InlineData("Write one of dense, cnn, rnn, residual, transformer", "--architecture", "svm")]
    [InlineData("1 to 1000", "--depth", "0")]
    [InlineData("give 2 or more", "--classes", "1")]
    [InlineData("--try needs data", "--try")]
    [InlineData("no data; give --data too", "--target", "price")]
    [InlineData("first must be below the second", "--task", "bounded", "--low", "3", "--high", "1")]
    [InlineData("columns of a table have none", "--data", "moons", "--architecture", "cnn")]
    [InlineData("has classes, not numbers to predict", "--data", "moons", "--task", "count")]
    public void What_cannot_be_used_is_said(string says, params string[] arguments) =>
        Assert.Contains(says, Cli.Refused(["advise", .. arguments]), StringComparison.Ordinal);

    [Fact]
    public void Help_begins_with_examples()
    {
        var help = Cli.Text("advise", "--help");
        Assert.Contains("hillock advise --data moons --try --seeds 5", help, StringComparison.Ordinal);
        Assert.Contains("binary, multiclass, multilabel, regression,", help, StringComparison.Ordinal);
    }

    [Fact]
    public void A_formula_of_a_bounded_output_stays_within_its_bounds()
    {
        var path = Path.Combine(_folder, "shares.csv");
        File.WriteAllLines(path, ["a,y", .. Enumerable.Range(0, 200).Select(i => FormattableString.Invariant($"{i % 23},{(i * 7 % 101) / 101.0:0.000}"))]);
        var json = Cli.Json("advise", "--data", path, "--target", "y", "--width", "8");
        Assert.Equal("bounded", json.GetProperty("task").GetString());
        Assert.Matches("--output-activation=-[0-9.]+ \\+ [0-9.]+ \\* sigmoid\\(x\\)", json.GetProperty("command").GetString());
    }
}
