using System.ComponentModel;
using System.Diagnostics;

namespace Hillock.Tests.Formulas.Printing;

/// <summary>A program of the machine, for tests that skip where it is not there.</summary>
internal static class Tool
{
    /// <summary>What it prints; it must succeed.</summary>
    internal static string Run(string program, string input, params string[] arguments)
    {
        var code = Run(program, input, arguments, out var output, out var errors);
        if (code is null) Assert.Skip($"{program} is not on this machine");
        Assert.True(code == 0, $"{program}: {errors}");
        return output;
    }

    /// <summary>The exit code, 77 where the program or something it needs is not there; any other but 0 fails the test.</summary>
    internal static int Try(string program, string input, out string output, params string[] arguments)
    {
        var code = Run(program, input, arguments, out output, out var errors) ?? 77;
        Assert.True(code is 0 or 77, $"{program}: {errors}");
        return code;
    }

    private static int? Run(string program, string input, string[] arguments, out string output, out string errors)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        (output, errors) = ("", "");
        Process process;
        try
        {
            process = Process.Start(start)!;
        }
        catch (Win32Exception)
        {
            return null;
        }

        using (process)
        {
            var reading = process.StandardError.ReadToEndAsync();
            try
            {
                process.StandardInput.Write(input);
                process.StandardInput.Close();
            }
            catch (IOException)
            {
                // It ended without reading; its exit code says why.
            }

            output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            errors = reading.Result;
            return process.ExitCode;
        }
    }
}
