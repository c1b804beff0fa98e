using System.Diagnostics;

namespace Hillock.Benchmarks;

/// <summary>This program, started again.</summary>
internal static class OwnProcess
{
    /// <summary>Runs it to its end; what it wrote to stdout.</summary>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="environment">Variables beside those of this process.</param>
    /// <param name="showErrors">Whether stderr is this process's.</param>
    /// <exception cref="InvalidOperationException">It failed.</exception>
    public static string Run(IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? environment = null, bool showErrors = false)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH")
            ?? "dotnet", [typeof(OwnProcess).Assembly.Location, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = !showErrors,
        };
        foreach (var (name, value) in environment ?? new Dictionary<string, string>()) start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var error = showErrors ? Task.FromResult("") : process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0
            ? output
            : throw new InvalidOperationException($"{string.Join(' ', arguments)} ended with exit code {process.ExitCode}. {error.Result}");
    }
}
