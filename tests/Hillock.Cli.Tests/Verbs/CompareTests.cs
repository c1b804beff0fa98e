using System.Text.Json;
using Hillock.Cli.Rendering;

namespace Hillock.Cli.Tests.Verbs;

public sealed class CompareTests : IDisposable
{
    private readonly Scratch _folder = new();

    private string[] Quick =>
        ["compare", "--data", "moons", "--activations", "relu,tanh", "--hidden", "8", "--epochs", "2", "--seeds", "2", "--output",
        Path.Combine(_folder.Location, "run")];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_table_the_verdict_and_the_command_are_on_stdout_and_progress_on_stderr()
    {
        var (code, output, error) = Cli.Run(Quick);
        Assert.Equal(0, code);
        Assert.Contains("accuracy (%)", output, StringComparison.Ordinal);
        Assert.Contains("repeat  hillock compare --data moons --hidden 8 --activations relu,tanh --seeds 2 --epochs 2", output, StringComparison.Ordinal);
        Assert.Contains("folder  " + Quick[^1], output, StringComparison.Ordinal);
        Assert.Equal(4, error.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Contains("[4/4]", error, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_command_gives_the_same_numbers()
    {
        string Numbers(string folder) => string.Join('\n', Cli.Json([.. Quick[..^1], Path.Combine(_folder.Location, folder)])
            .GetProperty("results").EnumerateArray().Select(
                r => $"{r.GetProperty("activation")} {r.GetProperty("validation").GetRawText()} {r.GetProperty("test").GetRawText()}"));
        Assert.Equal(Numbers("a"), Numbers("b"));
    }

    [Fact]
    public void Quiet_says_nothing_on_stderr() => Assert.Empty(Cli.Run([.. Quick, "--quiet"]).Error);

    [Fact]
    public void Json_has_the_documented_members()
    {
        var json = Cli.Json(Quick);
        foreach (var name in new[] { "data", "task", "network", "results", "verdict", "folder", "command" })
            Assert.True(json.TryGetProperty(name, out _), name);
        var first = json.GetProperty("results")[0];
        foreach (var name in new[]
        {
            "activation", "validation", "test", "epochsToTarget", "secondsToTarget", "microsecondsPerStep", "deadShare", "gradientRatio", "diverged",
        })
            Assert.True(first.TryGetProperty(name, out _), name);
        Assert.Equal(JsonValueKind.Number, first.GetProperty("validation").GetProperty("mean").ValueKind);
        Assert.Equal(JsonValueKind.Number, first.GetProperty("test").GetProperty("deviation").ValueKind);
    }

    [Fact]
    public void A_run_file_is_read_and_flags_win_over_it()
    {
        var file = _folder.File("run.yaml", "data: moons\nactivations: [relu, tanh]\nhidden: [8]\nepochs: 50\nseeds: 3\n");
        var json = Cli.Json("compare", "--run", file, "--epochs", "1", "--seeds", "1", "--output", Quick[^1]);
        Assert.Equal("2-8-1", json.GetProperty("network").GetString());
        Assert.Equal(1, json.GetProperty("seeds").GetArrayLength());
        Assert.Contains("--epochs 1", json.GetProperty("command").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_list_may_be_written_with_commas_or_blanks()
    {
        var json = Cli.Json("compare", "--data", "moons", "--activations", "relu", "x*sigmoid(1.702*x)", "--hidden", "8", "4", "--epochs", "1", "--seeds", "1",
            "--output", Quick[^1]);
        Assert.Equal("2-8-4-1", json.GetProperty("network").GetString());
        Assert.Equal(2, json.GetProperty("results").GetArrayLength());
    }

    [Fact]
    public void When_stopped_it_says_what_is_kept_and_ends_with_130()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        using var output = new StringWriter();
        using var error = new StringWriter();
        Assert.Equal(130, CommandLine.Run(Quick, output, error, source.Token));
        Assert.Contains("stopped: 0 of 4 trainings are finished", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void On_a_terminal_the_table_is_live_and_gone_at_the_end()
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        using var interrupt = Interrupt.Of(TestContext.Current.CancellationToken);
        var code = CommandLine.Run(
            Quick,
            new Screen(output, isTerminal: false, color: false, 100),
            new Screen(error, isTerminal: true, color: true, 90),
            interrupt);
        Assert.Equal(0, code);
        Assert.Contains("4/4 trainings", error.ToString(), StringComparison.Ordinal);
        Assert.EndsWith("\u001b[?25h", error.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', output.ToString());
    }
}
