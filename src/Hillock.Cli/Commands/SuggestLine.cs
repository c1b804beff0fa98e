using System.CommandLine;
using System.Globalization;

namespace Hillock.Cli;

/// <summary>A shell's question for completions, <c>[suggest:21] "hillock compare --dat"</c>.</summary>
/// <remarks>The library's own answer compares the first word with the name of the running file, which differs under <c>dotnet run</c>, for a
/// path or an alias; and it fails at <c>--data=dig</c>.</remarks>
internal sealed class SuggestLine
{
    private readonly string _line;
    private readonly string _prefix;

    private SuggestLine(string line)
    {
        // The value behind = is completed as the next word would be, and keeps what stands before it.
        var word = line.LastIndexOf(' ') + 1;
        var equals = line.IndexOf('=', word);
        var isValue = equals > word + 2 && line.AsSpan(word).StartsWith("--");
        _prefix = isValue ? line[word..(equals + 1)] : "";
        _line = isValue ? $"{line[..equals]} {line[(equals + 1)..]}" : line;
    }

    /// <summary>The question; null where the arguments are none.</summary>
    public static SuggestLine? Read(string[] arguments)
    {
        if (arguments is not [var directive, var line] || !directive.StartsWith("[suggest", StringComparison.Ordinal)) return null;
        var digits = directive.TrimEnd(']').Split(':').Last();
        var position = int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var p) ? p : line.Length;
        var before = line[..Math.Min(position, line.Length)].TrimStart();
        var name = before.IndexOf(' ', StringComparison.Ordinal);
        return new SuggestLine(name < 0 ? "" : before[(name + 1)..]);
    }

    /// <summary>What may stand where the cursor is, a line each.</summary>
    public int Answer(RootCommand root, ParserConfiguration parsing, Session session)
    {
        foreach (var item in root.Parse(_line, parsing).GetCompletions(_line.Length)) session.Out.Plain(_prefix + (item.InsertText ?? item.Label));
        return ExitCodes.Done;
    }
}
