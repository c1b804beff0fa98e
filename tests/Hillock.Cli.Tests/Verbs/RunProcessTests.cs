using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Hillock.Cli.Tests.Verbs;

/// <summary>Run folders under other processes: killed at any moment, started at once, and where nothing can be written.</summary>
public sealed class RunProcessTests : IDisposable
{
    // Kills in the suite; HILLOCK_KILLS is how many there are in a whole run.
    private static readonly int Kills = int.TryParse(Environment.GetEnvironmentVariable("HILLOCK_KILLS"), out var kills) ? kills : 5;

    private static readonly int RandomKills = Environment.GetEnvironmentVariable("HILLOCK_KILLS") is null ? 2 : Kills;

    private readonly Scratch _folder = new();

    private string Run => Path.Combine(_folder.Location, "run");

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("train", "--activation", "relu")]
    [InlineData("compare", "--activations", "relu,tanh", "--seeds", "2")]
    public async Task A_run_killed_after_any_change_of_its_folder_goes_on(params string[] verb)
    {
        ArgumentNullException.ThrowIfNull(verb);
        string[] words = [.. verb, "--data", "moons", "--hidden", "4", "--epochs", "6", "--threads", "1", "--output", Run];
        if (verb[0] == "train") words = [.. words, "--checkpoint-seconds", "0"];
        for (var kill = 0; kill < Kills; kill++)
        {
            if (Directory.Exists(Run) && kill % 3 == 0) Directory.Delete(Run, recursive: true);
            Directory.CreateDirectory(Run);
            // The changes wanted, close at first, where folders were locked for ever, then further apart.
            await KillAfter(1 + (kill * (kill + 1) / 2), words);
        }

        var (code, _, error) = Cli.Run([.. words, "--quiet"]);
        Assert.True(code == 0, error);
        Assert.DoesNotContain(Directory.EnumerateFiles(Run, "*", SearchOption.AllDirectories), f =>
            f.EndsWith(".tmp", StringComparison.Ordinal) || f.EndsWith(".lock", StringComparison.Ordinal));
        foreach (var file in Directory.EnumerateFiles(Run, "*.json", SearchOption.AllDirectories)) JsonDocument.Parse(await File.ReadAllTextAsync(file))
            .Dispose();
    }

    // Kills at random moments: two in the suite.
    [Fact]
    public async Task A_comparison_killed_at_random_ends_in_the_same_numbers()
    {
        string[] words = ["compare", "--data", "moons", "--rows", "400", "--folds", "1", "--activations", "relu,tanh,sigmoid", "--seeds", "4",
            "--rates", "0.001,0.003,0.01", "--hidden", "8", "--epochs", "6", "--threads", "2", "--quiet", "--output"];
        var undisturbed = Path.Combine(_folder.Location, "undisturbed");
        Cli.Text([.. words, undisturbed]);
        Directory.CreateDirectory(Run);
        var random = new RandomStream(1, "kills");
        var kept = new Dictionary<string, string>();
        for (var kill = 0; kill < RandomKills; kill++)
        {
            await KillAfter(1 + random.NextInt(360 / RandomKills), [.. words, Run]);
            kept = Kept(kept);
        }

        Cli.Text([.. words, Run]);
        Assert.Equal(3 * 3 * 4, Kept(kept).Count);
        Assert.Equal(Timeless(undisturbed), Timeless(Run));
    }

    // The finished trainings, among them those of before with their times: none is lost, and none done again.
    private Dictionary<string, string> Kept(Dictionary<string, string> before)
    {
        var folder = Path.Combine(Run, "trainings");
        var now = Directory.Exists(folder) ? Directory.GetFiles(folder, "*.json").ToDictionary(f => f, File.ReadAllText) : [];
        foreach (var (file, text) in before) Assert.Equal(text, now.GetValueOrDefault(file));
        return now;
    }

    private static string Timeless(string folder)
    {
        var results = JsonNode.Parse(File.ReadAllText(Path.Combine(folder, "results.json")))!;
        foreach (var own in (string[])["folder", "command"]) results.AsObject().Remove(own);
        foreach (var row in results["results"]!.AsArray())
            foreach (var time in (string[])["secondsToTarget", "microsecondsPerStep"]) Assert.True(row!.AsObject().Remove(time));
        var verdict = results["verdict"]!.GetValue<string>();
        results["verdict"] = Regex.Replace(verdict, @" ?Of these a step takes least time with .*? µs, and most with .*? µs\.", "");
        return results.ToJsonString();
    }

    [Fact]
    public async Task A_second_process_is_told_which_one_has_the_folder()
    {
        string[] words = ["train", "--data", "moons", "--hidden", "16", "--epochs", "100000", "--output", Run];
        using var first = Start(_folder.Location, words);
        Assert.StartsWith("epoch", await first.StandardError.ReadLineAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        var message = Cli.Refused(ErrorKind.Io, words);
        Assert.Contains($"in use by process {first.Id} (since ", message, StringComparison.Ordinal);
        Assert.Contains("--output", message, StringComparison.Ordinal);
        first.Kill();
        await first.WaitForExitAsync(TestContext.Current.CancellationToken);
        Cli.Text([.. words[..^4], "--epochs", "1", "--output", Run, "--quiet"]);
    }

    [Fact]
    public async Task Two_that_start_at_once_have_a_folder_each()
    {
        string[] words = ["train", "--data", "moons", "--hidden", "4", "--epochs", "2", "--quiet"];
        Process[] both = [.. Enumerable.Range(0, 3).Select(_ => Start(_folder.Location, words))];
        foreach (var process in both)
        {
            await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync(), process.WaitForExitAsync());
            Assert.Equal(0, process.ExitCode);
            process.Dispose();
        }

        Assert.Equal(3, Directory.GetDirectories(Path.Combine(_folder.Location, "runs")).Count(d => File.Exists(Path.Combine(d, "results.json"))));
    }

    [Fact]
    public async Task Where_no_file_can_hold_a_byte_the_folder_is_free_afterwards()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "It has no limit of file sizes.");
        string[] words = ["train", "--data", "moons", "--hidden", "4", "--epochs", "2", "--quiet", "--output", Run];
        var line = string.Join(' ', ((string[])[Dotnet, typeof(CommandLine).Assembly.Location, .. words]).Select(w => $"'{w}'"));
        using var process = Start(new ProcessStartInfo("/bin/sh", ["-c", $"trap '' XFSZ; ulimit -f 0; exec {line}"])
        {
            // The runtime keeps its own files in memory, where the limit holds too.
            Environment = { ["DOTNET_EnableWriteXorExecute"] = "0", ["DOTNET_EnableDiagnostics"] = "0", ["DOTNET_TieredCompilation"] = "1" },
        });
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await Task.WhenAll(process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken), error,
            process.WaitForExitAsync(TestContext.Current.CancellationToken));
        Assert.Equal(ExitCodes.Unreachable, process.ExitCode);
        Assert.Contains("cannot be written", await error, StringComparison.OrdinalIgnoreCase);
        Cli.Text(words);
    }

    [Fact]
    public void A_changed_option_over_an_earlier_run_is_told()
    {
        string[] words = ["train", "--data", "moons", "--hidden", "4", "--epochs", "2", "--output", Run];
        Assert.DoesNotContain("with other options", Warnings(words), StringComparison.Ordinal);
        Assert.DoesNotContain("with other options", Warnings(words), StringComparison.Ordinal);
        var told = Warnings([.. words[..^2], "--dropout", "0.5", "--output", Run]);
        Assert.Contains("held the results of a run with other options", told, StringComparison.Ordinal);
        Assert.Contains("dropout was 0, is 0.5", told, StringComparison.Ordinal);
        // As a kill leaves it.
        File.Delete(Path.Combine(Run, "results.json"));
        told = Warnings(words);
        Assert.Contains(
            "held a training that was stopped, with other options (dropout was 0.5, is 0); where they make it another training, it is begun anew and what "
            + "was there is lost.", told, StringComparison.Ordinal);

        static string Warnings(string[] words)
        {
            var (code, output, error) = Cli.Run(words);
            Assert.Equal(0, code);
            return string.Join(' ', (output + error).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        }
    }

    private static string Dotnet => Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";

    private static Process Start(string folder, string[] words) =>
        Start(new ProcessStartInfo(Dotnet, [typeof(CommandLine).Assembly.Location, .. words]) { WorkingDirectory = folder });

    private static Process Start(ProcessStartInfo start)
    {
        (start.RedirectStandardError, start.RedirectStandardOutput) = (true, true);
        return Process.Start(start)!;
    }

    private async Task KillAfter(int changes, string[] words)
    {
        using var watch = new FileSystemWatcher(Run) { IncludeSubdirectories = true };
        using var seen = new SemaphoreSlim(0);
        var ended = false;
        watch.Created += (_, _) => seen.Release();
        watch.Renamed += (_, _) => seen.Release();
        watch.EnableRaisingEvents = true;
        using var process = Start(_folder.Location, words);
        process.Exited += (_, _) =>
        {
            Volatile.Write(ref ended, true);
            seen.Release(changes);
        };
        process.EnableRaisingEvents = true;
        var texts = Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        for (var i = 0; i < changes && !Volatile.Read(ref ended); i++) await seen.WaitAsync(TestContext.Current.CancellationToken);
        process.Kill();
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        await texts;
    }
}
