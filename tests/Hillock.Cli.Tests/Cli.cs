using System.Text.Json;

namespace Hillock.Cli.Tests;

/// <summary>Runs the command in this process.</summary>
internal static class Cli
{
    public static (int Code, string Out, string Error) Run(params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = CommandLine.Run(arguments, output, error, TestContext.Current.CancellationToken);
        return (code, output.ToString(), error.ToString());
    }

    /// <summary>Runs what must succeed and gives its stdout.</summary>
    public static string Text(params string[] arguments)
    {
        var (code, output, error) = Run(arguments);
        Assert.True(code == 0, $"exit code {code}: {error}");
        return output;
    }

    /// <summary>Runs what must succeed with <c>--json</c> and gives the document.</summary>
    public static JsonElement Json(params string[] arguments) =>
        JsonDocument.Parse(Text([.. arguments, "--json"])).RootElement;

    /// <summary>Runs what must be refused and gives the message; nothing may be on stdout.</summary>
    public static string Refused(params string[] arguments) => Refused(ErrorKind.Usage, arguments);

    /// <summary>Runs what must end in an error of a kind and gives the message; nothing may be on stdout.</summary>
    public static string Refused(ErrorKind kind, params string[] arguments)
    {
        var (code, output, error) = Run(arguments);
        Assert.Equal(kind switch { ErrorKind.Usage => 2, ErrorKind.Data => 3, ErrorKind.Io => 4, ErrorKind.Network => 5, _ => 6 }, code);
        Assert.Empty(output);
        Assert.StartsWith("error: ", error, StringComparison.Ordinal);
        return error;
    }

    /// <summary>Text with line ends and blanks before them made equal on every system.</summary>
    public static string Tidy(string text) => string.Join('\n', text.ReplaceLineEndings("\n").Split('\n').Select(l => l.TrimEnd())).Trim('\n');
}
