using System.Globalization;

namespace Hillock.Cli;

/// <summary>Prepares a shell's question for completions for System.CommandLine.</summary>
internal static class SuggestLine
{
    /// <summary>Takes the command's own name off <c>[suggest:21] "hillock compare --dat"</c>, however the shell reached it.</summary>
    /// <remarks>The library compares that word with the name of the running file, which differs under <c>dotnet run</c>, and for a
    /// path or an alias.</remarks>
    public static string[] WithoutCommandName(string[] arguments)
    {
        if (arguments is not [var directive, var line] || !directive.StartsWith("[suggest", StringComparison.Ordinal)) return arguments;
        var rest = line.TrimStart();
        var name = rest.IndexOf(' ', StringComparison.Ordinal);
        var cut = name < 0 ? line.Length : line.Length - rest.Length + name + 1;
        var digits = directive.TrimEnd(']').Split(':').Last();
        var position = int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var p) ? p : line.Length;
        line = line.PadRight(position);
        return [$"[suggest:{Math.Max(0, position - cut)}]", line[Math.Min(cut, line.Length)..]];
    }
}
