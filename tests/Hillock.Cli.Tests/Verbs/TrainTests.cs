namespace Hillock.Cli.Tests.Verbs;

public sealed class TrainTests : IDisposable
{
    private readonly Scratch _folder = new();

    private string[] Quick => ["train", "--data", "moons", "--activation", "tanh", "--hidden", "8", "--epochs", "3", "--output", Path.Combine(_folder.Location, "run")];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Summary_metrics_and_command_are_on_stdout_and_epochs_on_stderr()
    {
        var (code, output, error) = Cli.Run(Quick);
        Assert.True(code == 0, error);
        Assert.Contains("dense_1", output, StringComparison.Ordinal);
        Assert.Contains("test        accuracy", output, StringComparison.Ordinal);
        Assert.Contains("repeat  hillock train --data moons --hidden 8 --activations tanh --epochs 3", output, StringComparison.Ordinal);
        Assert.Equal(3, error.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.StartsWith("epoch 1/3 loss ", error, StringComparison.Ordinal);
    }

    [Fact]
    public void The_folder_has_history_and_weights()
    {
        Cli.Text(Quick);
        var files = Directory.EnumerateFiles(Quick[^1]).Select(Path.GetFileName).ToList();
        Assert.Contains("history.csv", files);
        Assert.Contains("history.json", files);
        Assert.Contains(files, f => f!.EndsWith(".safetensors", StringComparison.Ordinal));
    }

    [Fact]
    public void Json_has_the_history()
    {
        var json = Cli.Json(Quick);
        Assert.Equal(3, json.GetProperty("history").GetArrayLength());
        Assert.InRange(json.GetProperty("test").GetDouble(), 0.5, 1);
    }

    [Fact]
    public void More_epochs_than_lines_are_thinned_when_piped()
    {
        var (code, _, error) = Cli.Run([.. Quick, "--epochs", "100"]);
        Assert.Equal(2, code);
        Assert.Contains("--epochs", error, StringComparison.Ordinal);
    }
}
