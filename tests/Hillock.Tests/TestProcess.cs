using System.Diagnostics;

namespace Hillock.Tests;

/// <summary>Runs some of these tests in a process of their own: with other settings, or because they may end it.</summary>
internal static class TestProcess
{
    /// <summary>Runs the tests that the filters choose and asserts that all passed; <paramref name="what"/> stands in the message if not.</summary>
    /// <returns>What the process wrote.</returns>
    public static async Task<string> PassesAsync(string what, string[] filters, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH")
            ?? "dotnet", [typeof(TestProcess).Assembly.Location, "--no-ansi", .. filters])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // What 'dotnet test' sets for the process it started is not for this one.
        foreach (var name in start.Environment.Keys.Where(n => n.StartsWith("TESTINGPLATFORM", StringComparison.OrdinalIgnoreCase))
            .ToArray()) start.Environment.Remove(name);
        foreach (var (name, value) in environment) start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, $"{what}, exit code {process.ExitCode}\n{await output}\n{await error}");
        return await output;
    }
}
