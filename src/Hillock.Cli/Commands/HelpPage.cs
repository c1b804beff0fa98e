using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using Hillock.Cli.Rendering;
using Hillock.Cli.Verbs;

namespace Hillock.Cli;

/// <summary>The page of <c>--help</c>: usage, examples, then arguments and options in groups.</summary>
internal sealed class HelpPage(Session session) : SynchronousCommandLineAction
{
    private const int LeftColumn = 30;

    private readonly Screen _screen = session.Out;

    public override bool ClearsParseErrors => true;

    /// <summary>The command as typed, such as <c>hillock data info</c>.</summary>
    public static string Path(Command command) =>
        command is RootCommand ? "hillock" : $"{Path((Command)command.Parents.First())} {command.Name}";

    public override int Invoke(ParseResult parseResult) =>
        Write(parseResult.CommandResult.Command, parseResult.RootCommandResult.Command);

    /// <summary>Writes the page of a command.</summary>
    public int Write(Command command, Command root) => session.Answer(() => HelpJson.Of(command, root), _ => Page(command, root));

    /// <summary>How a command is typed.</summary>
    public static string Usage(Command command) => string.Join(' ', new[]
        {
            Path(command),
            command.Subcommands.Count > 0 ? "VERB" : "",
            string.Join(' ', command.Arguments.Select(a => (a.Arity.MinimumNumberOfValues, a.Arity.MaximumNumberOfValues) switch
            {
                (0, 1) => $"[{a.HelpName}]",
                (0, _) => $"[{a.HelpName}…]",
                (_, > 1) => $"{a.HelpName} [{a.HelpName}…]",
                _ => a.HelpName,
            })),
            "[options]",
        }.Where(p => p.Length > 0));

    private void Page(Command command, Command root)
    {
        Title(Path(command), command.Description ?? "");
        Heading("Usage");
        _screen.Plain("  " + Usage(command));
        Examples(command);
        Rows("Verbs", command.Subcommands.Where(c => !c.Hidden).Select(c => (c.Name, c.Description ?? "")));
        Rows("Arguments", command.Arguments.Select(a => (a.HelpName ?? a.Name, a.Description ?? "")));
        var own = command is RootCommand ? [] : command.Options.Where(o => !o.Hidden && o is not HelpOption).ToList();
        foreach (var group in own.GroupBy(o => command is Verb verb ? verb.GroupOf(o) : "Options"))
            Rows(group.Key, group.Select(Row));
        Rows("On every verb", root.Options.Where(o => !o.Hidden && o is not VersionOption).Select(Row));
        if (command is RootCommand) ExitCodesAndEnvironment();
    }

    private static (string, string) Row(Option option)
    {
        var names = string.Join(", ", option.Aliases.Where(a => a.Length == 2 && a[0] == '-').Append(option.Name));
        var value = option.Arity.MaximumNumberOfValues == 0 ? "" : $" {option.HelpName ?? "VALUE"}";
        var description = option is HelpOption ? "This page, or the page of a verb" : option.Text() ?? "";
        return (names + value, description);
    }

    private void Title(string name, string description)
    {
        var lines = TextWrap.Lines($"{name}: {description}", _screen.Width).ToList();
        _screen.Line($"[bold]{name}[/]{Screen.Escape(lines[0][name.Length..])}");
        foreach (var line in lines.Skip(1)) _screen.Plain(line);
    }

    private void Heading(string text)
    {
        _screen.Plain();
        _screen.Line($"[bold]{text}[/]");
    }

    private void Examples(Command command)
    {
        if (command is not Verb { Examples: var examples } || examples.Count == 0) return;
        Heading("Examples");
        foreach (var (line, meaning) in examples)
        {
            _screen.Line($"  [dim]# {Screen.Escape(meaning)}[/]");
            _screen.Plain($"  {line}");
        }
    }

    private void ExitCodesAndEnvironment()
    {
        Rows("Exit codes",
        [
            ("0", "done"), ("1", "something is wrong with what was looked at, or with hillock; or the results cannot be written"),
            ("2", "what was typed cannot be used"), ("3", "the data, or a file that was read, are damaged or no use"),
            ("4", "a file or folder cannot be read or written"), ("5", "a download failed"), ("6", "the numbers left what can be computed with"),
            ("130", "stopped by Ctrl-C; what was finished is kept (129, 131, 143: by SIGHUP, SIGQUIT, SIGTERM)"),
            ("141", "nobody reads the results any more, as behind '| head'"),
        ]);
        Rows("Environment",
        [
            ("HILLOCK_DATA", "the folder with mnist, fashion-mnist, cifar10 and your own data"),
            ("HILLOCK_CACHE", "the folder for data sets that were downloaded"),
            ("HILLOCK_MIRROR", "the address they are fetched from, instead of the public ones"),
            ("HILLOCK_OFFLINE=1", "no downloads"),
            ("NO_COLOR", "no colour"), ("COLUMNS", "the width of what goes into a pipe or a file"), ("HILLOCK_DEBUG=1", "where an unexpected error came from"),
        ]);
    }

    private void Rows(string title, IEnumerable<(string Left, string Right)> rows)
    {
        var all = rows.ToList();
        if (all.Count == 0) return;
        Heading(title);
        var left = Math.Min(LeftColumn, all.Max(r => r.Left.Length) + 4);
        foreach (var (name, text) in all) Row(name, text, left);
    }

    private void Row(string name, string text, int left)
    {
        var lines = TextWrap.Lines(text, Math.Max(20, _screen.Width - left)).ToList();
        var first = "  " + name;
        if (first.Length >= left - 1)
        {
            _screen.Plain(first);
            first = "";
        }

        for (var i = 0; i < lines.Count; i++)
            _screen.Plain((i == 0 ? first : "").PadRight(left) + lines[i]);
    }
}
