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
        using var interrupt = new Interrupt();
        var color = Screens.ColorWanted(arguments);
        return Run(arguments, Screens.StandardOutput(color), Screens.StandardError(color), interrupt.Token);
    }

    /// <summary>Runs on the given streams, which are taken for pipes 100 columns wide.</summary>
    public static int Run(string[] arguments, TextWriter output, TextWriter error, CancellationToken token = default) =>
        Run(arguments, new Screen(output, isTerminal: false, color: false, 100), new Screen(error, isTerminal: false, color: false, 100), token);

    /// <summary>Runs on the given screens.</summary>
    public static int Run(string[] arguments, Screen output, Screen error, CancellationToken token)
    {
        var session = new Session(output, error, token);
        try
        {
            var parsed = Root.Build(session).Parse(SuggestLine.WithoutCommandName(arguments), Parsing);
            session.Read(parsed);
            return parsed.Errors.Count > 0 ? UsageError.Report(parsed, session) : Invoke(parsed, output, error);
        }
        catch (OperationCanceledException) when (token.IsCancellationRequested)
        {
            ErrorReport.Interrupted(error);
            return ExitCodes.Interrupted;
        }
        catch (HillockException e)
        {
            ErrorReport.User(error, e.Message);
            return ExitCodes.BadUsage;
        }
        catch (Exception e)
        {
            ErrorReport.Fault(error, e);
            return ExitCodes.Problems;
        }
    }

    private static int Invoke(ParseResult parsed, Screen output, Screen error) => parsed.Invoke(new InvocationConfiguration
    {
        EnableDefaultExceptionHandler = false,
        ProcessTerminationTimeout = null,
        Output = output.Console.Profile.Out.Writer,
        Error = error.Console.Profile.Out.Writer,
    });
}
