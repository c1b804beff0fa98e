using System.Diagnostics;

namespace Hillock.Docs.Tests;

/// <summary>Every sample builds and runs as its first comment says.</summary>
public sealed class SampleTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromHours(1); // against a sample that never ends, not against a slow machine

    public static TheoryData<string> Samples() => [.. Repository.Samples(".cs").Select(path => Path.GetFileName(path))];

    [Theory]
    [MemberData(nameof(Samples))]
    public async Task A_sample_runs(string sample)
    {
        var path = Path.Combine("samples", sample);
        Assert.Contains($"dotnet run samples/{sample}", await File.ReadAllTextAsync(Path.Combine(Repository.Root, path)), StringComparison.Ordinal);
        using var patience = new CancellationTokenSource(Patience);
        using var process = Start("run", path);
        var (output, error) = (process.StandardOutput.ReadToEndAsync(patience.Token), process.StandardError.ReadToEndAsync(patience.Token));
        try
        {
            await process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }

        Assert.True(process.ExitCode == 0, $"{sample}: exit code {process.ExitCode}\n{await output}\n{await error}");
        Assert.NotEmpty(await output);
        Assert.True(Directory.Exists(Path.Combine(Repository.Root, "artifacts", "obj", sample)), $"{sample}: no folder of its own, so that after another sample"
            + " it may start that one.");
    }

    private static Process Start(params string[] arguments)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", arguments)
        {
            WorkingDirectory = Repository.Root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };

        // What 'dotnet test' sets for itself would bend the build of the sample.
        foreach (var name in start.Environment.Keys.Where(n => n.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToArray()) start.Environment.Remove(
            name);
        return Process.Start(start)!;
    }
}
