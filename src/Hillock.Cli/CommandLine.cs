using System.CommandLine;
using Hillock.Cli.Rendering;

namespace Hillock.Cli;

/// <summary>The whole command in one call: parse, run the verb, turn what went wrong into a message and an exit code.</summary>
internal static class CommandLine
{
    private static readonly ParserConfiguration Parsing = new()
    {
        EnablePosixBundling = false,    // -Infinity is a number, not nine flags
        ResponseFileTokenReplacer = null,
    };

    /// <summary>Runs on the process's own streams, with Ctrl-C handled.</summary>
    public static int Run(string[] arguments)
    {
        using var interrupt = Interrupt.OfProcess();
        var color = Screens.ColorWanted(arguments);
        var error = Screens.StandardError(color);
        interrupt.Leaving = () =>
        {
            error.Restore();
            ErrorReport.Left(error);
        };
        return Run(arguments, Screens.StandardOutput(color), error, interrupt);
    }

    /// <summary>Runs on the given streams, which are taken for pipes 100 columns wide.</summary>
    public static int Run(string[] arguments, TextWriter output, TextWriter error, CancellationToken token = default)
    {
        using var interrupt = Interrupt.Of(token);
        return Run(arguments, new Screen(output, isTerminal: false, color: false, 100), new Screen(error, isTerminal: false, color: false, 100), interrupt);
    }

    /// <summary>Runs on the given screens.</summary>
    public static int Run(string[] arguments, Screen output, Screen error, Interrupt interrupt)
    {
        SettingHint.Writer = SettingOptions.Write;
        var session = new Session(output, error, interrupt);
        try
        {
            if (Array.FindIndex(arguments, a => a.Contains('\0', StringComparison.Ordinal)) is >= 0 and var nul)
                throw new HillockException($"Argument {nul + 1} holds a NUL character, which no name and no path has; take it out.");
            var root = Root.Build(session);
            if (SuggestLine.Read(arguments) is { } question) return question.Answer(root, Parsing, session);
            var parsed = root.Parse(arguments, Parsing);
            session.Read(parsed);
            UsageError.RefuseSwallowed(parsed);
            return parsed.Errors.Count > 0 ? UsageError.Report(parsed, session) : Invoke(parsed, output, error);
        }
        catch (Exception e)
        {
            return Failure.Report(e, error, interrupt);
        }
    }

    private static int Invoke(ParseResult parsed, Screen output, Screen error) => parsed.Invoke(new InvocationConfiguration
    {
        EnableDefaultExceptionHandler = false,
        ProcessTerminationTimeout = null,
        Output = output.Writer(),
        Error = error.Writer(),
    });
}
