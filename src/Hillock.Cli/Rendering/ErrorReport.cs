using Spectre.Console;

namespace Hillock.Cli.Rendering;

/// <summary>What went wrong, on stderr.</summary>
internal static class ErrorReport
{
    /// <summary>What the user gave cannot be used: the message as it is, in which a caret may stand under a place.</summary>
    public static void User(Screen screen, string message) => Write(screen, "error:", message);

    /// <summary>The user stopped the run.</summary>
    public static void Interrupted(Screen screen) =>
        Stopped(screen, "nothing more is done; what was finished is kept.");

    /// <summary>The process ends amid its work.</summary>
    public static void Left(Screen screen) => Stopped(screen, "the work was left where it stood.");

    /// <summary>The user stopped the run, with what is left of it.</summary>
    public static void Stopped(Screen screen, string message) => Write(screen, "stopped:", message);

    /// <summary>Hillock itself failed.</summary>
    public static void Fault(Screen screen, Exception exception)
    {
        var debug = Environment.GetEnvironmentVariable("HILLOCK_DEBUG") is "1" or "true";
        Write(screen, "error:", $"unexpected {exception.GetType().Name}: {exception.Message}");
        var next = "This is a fault in hillock, not in what you gave. Set HILLOCK_DEBUG=1 and run again to see where, and please report it.";
        foreach (var line in debug ? [exception.ToString()] : Wrap(screen, next)) screen.Plain(line);
    }

    private static void Write(Screen screen, string label, string message)
    {
        if (screen.Color) screen.Console.Markup($"[bold red]{label}[/] ");
        var lines = LongLines.Of($"{label} {message}").SelectMany(line => Wrap(screen, line)).ToList();
        screen.Plain(screen.Color ? lines[0][(label.Length + 1)..] : lines[0]);
        foreach (var line in lines.Skip(1)) screen.Plain(line);
    }

    /// <summary>Wraps at words for a person; leaves lines whole for a pipe, and indented ones, in which a caret may point.</summary>
    private static IEnumerable<string> Wrap(Screen screen, string line) =>
        screen.IsTerminal && !line.StartsWith(' ') ? TextWrap.Lines(line, screen.Width) : [line];
}
