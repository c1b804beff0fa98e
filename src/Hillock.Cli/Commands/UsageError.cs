using System.CommandLine;
using System.CommandLine.Parsing;
using System.Text.RegularExpressions;
using Hillock.Cli.Rendering;

namespace Hillock.Cli;

/// <summary>Turns what the parser could not take into one message and the next thing to type.</summary>
internal static partial class UsageError
{
    /// <summary>Reports the first thing wrong.</summary>
    public static int Report(ParseResult parsed, Session session)
    {
        var command = parsed.CommandResult.Command;
        var message = parsed.UnmatchedTokens.Count > 0 ? Unmatched(parsed, command) : Describe(parsed.Errors[0], command);
        ErrorReport.User(session.Error, message);
        session.Error.Plain($"Run '{HelpPage.Path(command)} --help' for what it takes.");
        return ExitCodes.BadUsage;
    }

    private static string Unmatched(ParseResult parsed, Command command)
    {
        // A misspelt option may have been taken for an argument, and its value for too much.
        var token = parsed.CommandResult.Children.OfType<ArgumentResult>().SelectMany(a => a.Tokens).Select(t => t.Value)
            .FirstOrDefault(t => t.StartsWith("--", StringComparison.Ordinal)) ?? parsed.UnmatchedTokens[0];
        if (token.StartsWith('-') && !double.TryParse(token, out _))
            return UnknownOption(token, command, parsed.RootCommandResult.Command);
        return command.Subcommands.Count > 0 ? UnknownVerb(token, command) : Surplus(parsed, command, token);
    }

    /// <summary>The message for a verb that does not exist, with what to type instead.</summary>
    public static string UnknownVerb(string token, Command command)
    {
        var verbs = command.Subcommands.Where(c => !c.Hidden).Select(c => c.Name).ToList();
        var kind = command is RootCommand ? "verb" : $"{command.Name} verb";
        var ask = Suggestions.Ask(token, verbs);
        if (ask.Length == 0 && UsageHint.ForVerb(token) is { } hint) return $"there is no {kind} '{token}'; {hint}.";
        return $"there is no {kind} '{token}'.{ask} The verbs: {string.Join(", ", verbs)}.";
    }

    private static string Surplus(ParseResult parsed, Command command, string token)
    {
        var hint = UsageHint.ForValue(parsed.UnmatchedTokens, command);
        return $"'{HelpPage.Path(command)}' does not take '{token}'{(hint is null ? "." : $"; {hint}.")}";
    }

    /// <summary>Refuses what looks like an option among free text.</summary>
    /// <exception cref="HillockException">One of the words begins with two dashes.</exception>
    public static void RefuseOptions(IEnumerable<string> words, Command command, ParseResult parsed)
    {
        if (words.FirstOrDefault(w => w.StartsWith("--", StringComparison.Ordinal)) is { } option)
            throw new HillockException(UnknownOption(option, command, parsed.RootCommandResult.Command));
    }

    /// <summary>Refuses an option that stands where another's value should.</summary>
    /// <exception cref="HillockException">An option without its value.</exception>
    public static void RefuseSwallowed(ParseResult parsed)
    {
        var command = parsed.CommandResult.Command;
        foreach (var result in parsed.CommandResult.Children.OfType<OptionResult>())
        {
            if (result.Tokens.FirstOrDefault(t => OptionName().IsMatch(t.Value))?.Value is not { } token) continue;
            var known = command.Options.Concat(parsed.RootCommandResult.Command.Options).Any(o => o.Name == token || o.Aliases.Contains(token));
            throw new HillockException(known
                ? $"{result.Option.Name} needs a value before {token}: {result.Option.Text()}."
                : UnknownOption(token, command, parsed.RootCommandResult.Command));
        }
    }

    /// <summary>The message for an option that does not exist, with the nearest that do.</summary>
    public static string UnknownOption(string token, Command command, Command root)
    {
        var name = token.Split('=', ':')[0];
        var known = command.Options.Concat(root.Options).Where(o => !o.Hidden).Select(o => o.Name);
        return $"'{HelpPage.Path(command)}' has no option '{name}'.{Suggestions.Ask(name, known)}";
    }

    [GeneratedRegex(@"\A--[a-z][a-z0-9-]*\z")]
    private static partial Regex OptionName();

    private static string Describe(ParseError error, Command command) => error.SymbolResult switch
    {
        ArgumentResult { Argument: var a } when error.Message.StartsWith("Required", StringComparison.Ordinal) =>
            $"'{HelpPage.Path(command)}' needs {a.HelpName ?? a.Name}: {a.Description}.",
        CommandResult { Command.Subcommands.Count: > 0 } r =>
            $"'{HelpPage.Path(r.Command)}' needs a verb: {string.Join(" or ", r.Command.Subcommands.Select(c => c.Name))}.",
        OptionResult { Option: var o } when error.Message.StartsWith("Required", StringComparison.Ordinal) =>
            $"{o.Name} needs a value: {o.Text()}.",
        OptionResult { Option: var o, IdentifierTokenCount: > 1 } => $"{o.Name} is given twice; give it once.",
        _ => error.Message,
    };
}
