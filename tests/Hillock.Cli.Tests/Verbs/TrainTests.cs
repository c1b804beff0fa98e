namespace Hillock.Cli.Tests.Verbs;

public sealed class TrainTests : IDisposable
{
    private readonly Scratch _folder = new();

    private string[] Quick =>
        ["train", "--data", "moons", "--activation", "tanh", "--hidden", "8", "--output", Path.Combine(_folder.Location, "run"), "--epochs", "3"];

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
    public void A_table_of_each_class_ends_a_classification()
    {
        var text = Cli.Text([.. Quick, "--quiet"]);
        Assert.Contains("test rows         precision (%)  recall (%)  F1 (%)  ROC AUC  rows", text, StringComparison.Ordinal);
        Assert.Contains("macro average", text, StringComparison.Ordinal);
        var digits = Cli.Text("train", "--rows", "400", "--hidden", "8", "--epochs", "8", "--output", Path.Combine(_folder.Location, "digits"), "--quiet");
        Assert.Contains("top-5 accuracy", digits, StringComparison.Ordinal);
    }

    [Fact]
    public void A_table_of_errors_ends_a_regression()
    {
        string[] words = ["train", "--data", "curve", "--hidden", "8", "--epochs", "30", "--output", Path.Combine(_folder.Location, "curve")];
        Assert.Contains("R²  mean absolute error  root mean square error", Cli.Text([.. words, "--quiet"]), StringComparison.Ordinal);
        var report = Cli.Json(words).GetProperty("report");
        Assert.Equal("test", report.GetProperty("rows").GetString());
        Assert.InRange(report.GetProperty("r2").GetDouble(), -1, 1);
        Assert.Equal(report.GetProperty("meanAbsoluteError").GetDouble(), report.GetProperty("outputs")[0].GetProperty("meanAbsoluteError").GetDouble());
    }

    [Fact]
    public void Json_has_the_measures_of_each_class()
    {
        var report =
            Cli.Json([.. Quick, "--optimizer", "lion", "--rate", "0.01", "--schedule", "one_cycle", "--ema", "0.9", "--accumulate", "2", "--l1", "1e-5"])
            .GetProperty("report");
        Assert.Equal(2, report.GetProperty("classes").GetArrayLength());
        Assert.Equal(report.GetProperty("accuracy").GetDouble(), report.GetProperty("micro").GetProperty("f1").GetDouble());
        var confusion = report.GetProperty("confusion");
        Assert.Equal(report.GetProperty("count").GetInt64(), confusion.EnumerateArray().SelectMany(r => r.EnumerateArray()).Sum(c => c.GetInt64()));
        Assert.Equal(System.Text.Json.JsonValueKind.Null, report.GetProperty("topKAccuracy").ValueKind);
    }

    [Fact]
    public void The_history_has_the_rates()
    {
        var history = Cli.Json([.. Quick, "--schedule", "step(every=1, factor=0.5)", "--rate", "0.01"]).GetProperty("history");
        Assert.Equal([0.01, 0.005, 0.0025], history.EnumerateArray().Select(e => e.GetProperty("rate").GetDouble()));
    }

    [Fact]
    public async Task A_killed_training_goes_on_to_the_same_weights()
    {
        string[] Words(string folder) =>
            ["train", "--data", "moons", "--hidden", "16", "--epochs", "400", "--checkpoint-seconds", "0.01", "--dropout", "0.1", "--ema", "0.99",
                "--optimizer", "nadam", "--output", Path.Combine(_folder.Location, folder)];
        var start = new System.Diagnostics.ProcessStartInfo(
            Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", [typeof(CommandLine).Assembly.Location, .. Words("killed")])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        using (var process = System.Diagnostics.Process.Start(start)!)
        {
            // A pipe gets about twenty lines; wherever the kill falls after the first, the weights must come out the same.
            Assert.StartsWith("epoch  20/400", await process.StandardError.ReadLineAsync(), StringComparison.Ordinal);
            process.Kill();
            await process.WaitForExitAsync();
        }

        Assert.False(File.Exists(Path.Combine(_folder.Location, "killed", "weights.safetensors")));
        var resumed = Cli.Json([.. Words("killed"), "--quiet"]);
        Assert.InRange(resumed.GetProperty("resumedEpochs").GetInt32(), 1, 399);
        var whole = Cli.Json([.. Words("whole"), "--quiet", "--threads", "1"]);
        Assert.Equal(whole.GetProperty("test").GetDouble(), resumed.GetProperty("test").GetDouble());
        Assert.Equal(await Bytes("whole"), await Bytes("killed"));

        Task<byte[]> Bytes(string folder) => File.ReadAllBytesAsync(Path.Combine(_folder.Location, folder, "weights.safetensors"));
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
        var (code, text, _) =
            Cli.Run("train", "--data", "moons", "--rows", "200", "--rate", "1e30", "--epochs", "2", "--output", Path.Combine(_folder.Location, "run"),
            "--quiet");
        Assert.Equal(1, code);
        Assert.Contains("diverged in epoch", text.ReplaceLineEndings(" "), StringComparison.Ordinal);
        Assert.Contains("--rate", text, StringComparison.Ordinal);
        Assert.DoesNotContain("NaN", text, StringComparison.Ordinal);
    }
}
