using System.Diagnostics;

namespace Hillock.Cli.Tests.Streams;

/// <summary>The command as a process of its own.</summary>
internal static class Child
{
    private static string Host => Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";

    // A suite that runs behind 'nohup' or '&' has signals ignored, and its children inherit that.
    private static string[] Listening => OperatingSystem.IsLinux() ? ["env", "--default-signal=HUP,INT,QUIT,TERM", Host] : [Host];

    /// <summary>Starts it with its streams in pipes, and with the signals as a terminal's programs have them.</summary>
    public static Process Start(params string[] arguments)
    {
        string[] words = [.. Listening, typeof(CommandLine).Assembly.Location, .. arguments];
        return Process.Start(new ProcessStartInfo(words[0], words[1..])
        {
            RedirectStandardError = true,
            RedirectStandardInput = true,
            RedirectStandardOutput =
            true
        })!;
    }

    /// <summary>Runs a line of bash, in which <c>hillock</c> is the command.</summary>
    public static (int Code, string Out, string Error) Bash(string line)
    {
        var script = $"hillock() {{ \"{Host}\" \"{typeof(CommandLine).Assembly.Location}\" \"$@\"; }}\n{line}";
        using var process = Process.Start(new ProcessStartInfo("bash", ["-c", script]) { RedirectStandardError = true, RedirectStandardOutput = true })!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, error.Result);
    }

    /// <summary>Sends a signal, such as <c>TERM</c>.</summary>
    public static void Signal(Process process, string signal)
    {
        using var kill = Process.Start("kill", ["-s", signal, process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }
}
