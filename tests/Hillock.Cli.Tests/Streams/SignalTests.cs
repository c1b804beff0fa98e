namespace Hillock.Cli.Tests.Streams;

/// <summary>Signals to real processes.</summary>
public sealed class SignalTests : IDisposable
{
    private readonly Scratch _folder = new();

    public static TheoryData<string, int> Signals => new() { { "HUP", 129 }, { "INT", 130 }, { "QUIT", 131 }, { "TERM", 143 } };

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Signals))]
    public void What_keeps_nothing_ends_at_once(string signal, int code)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Signals of Unix.");
        using var process = Child.Start("train", "--run", "/dev/stdin");
        // More than a pipe holds: once it is written, the reader is at work, and waits for an end that never comes.
        process.StandardInput.Write(new string('#', 200_000));
        process.StandardInput.Flush();
        Child.Signal(process, signal);
        var error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        Assert.Equal(code, process.ExitCode);
        Assert.Equal("stopped: the work was left where it stood.\n", error);
    }

    [Theory]
    [MemberData(nameof(Signals))]
    public async Task A_training_stops_at_the_next_step_and_keeps_what_it_has(string signal, int code)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Signals of Unix.");
        var run = Path.Combine(_folder.Location, "run");
        using var process = Child.Start("train", "--data", "moons", "--hidden", "4", "--epochs", "200000", "--checkpoint-seconds", "1000", "--output", run);
        Assert.StartsWith("epoch  10000/200000", await process.StandardError.ReadLineAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Child.Signal(process, signal);
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(code, process.ExitCode);
        Assert.Contains("stopped: the weights are those of the best epoch so far", error, StringComparison.Ordinal);
        Assert.Contains("repeat  hillock train", await output, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(run, "weights.safetensors")));
        Assert.True(Directory.Exists(Path.Combine(run, "checkpoint")));
    }

    [Fact]
    public void Ctrl_C_before_the_training_begins_has_the_code_of_an_interrupt()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        using var output = new StringWriter();
        using var error = new StringWriter();
        Assert.Equal(130, CommandLine.Run(["train", "--data", "moons", "--output", Path.Combine(_folder.Location, "run")], output, error, source.Token));
    }
}
