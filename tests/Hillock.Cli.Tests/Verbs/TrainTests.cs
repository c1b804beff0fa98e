namespace Hillock.Cli.Tests.Verbs;

public sealed class TrainTests : IDisposable
{
    private readonly Scratch _folder = new();

    private string[] Quick => ["train", "--data", "moons", "--activation", "tanh", "--hidden", "8", "--output", Path.Combine(_folder.Location, "run"), "--epochs", "3"];

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
        var files = Directory.EnumerateFiles(Path.Combine(_folder.Location, "run")).Select(Path.GetFileName).ToList();
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
    public void A_pipe_gets_about_twenty_lines_and_the_last()
    {
        var lines = Cli.Run([.. Quick[..^1], "90"]).Error.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.InRange(lines.Length, 15, 21);
        Assert.StartsWith("epoch 90/90", lines[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void An_option_given_twice_is_refused() =>
        Assert.Contains("--epochs is given twice", Cli.Refused([.. Quick, "--epochs", "4"]), StringComparison.Ordinal);

    [Fact]
    public void A_diverged_training_is_a_problem_and_says_what_to_try()
    {
        var (code, text, _) = Cli.Run("train", "--data", "moons", "--rows", "200", "--rate", "1e30", "--epochs", "2", "--output", Path.Combine(_folder.Location, "run"), "--quiet");
        Assert.Equal(1, code);
        Assert.Contains("diverged in epoch", text.ReplaceLineEndings(" "), StringComparison.Ordinal);
        Assert.Contains("--rate", text, StringComparison.Ordinal);
        Assert.DoesNotContain("NaN", text, StringComparison.Ordinal);
    }
}
