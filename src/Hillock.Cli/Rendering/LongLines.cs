using System.Globalization;

namespace Hillock.Cli.Rendering;

/// <summary>Keeps what is quoted in a message from filling the screen: of a very long line the ends, or what stands about the caret under it.</summary>
internal static class LongLines
{
    private const int Most = 1000;
    private const int End = 200;
    private const int About = 40;

    /// <summary>The lines of a message, none of them long.</summary>
    public static IEnumerable<string> Of(string message)
    {
        var lines = message.Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            if (lines[i].Length <= Most)
            {
                yield return lines[i];
            }
            else if (i + 1 < lines.Length && Caret(lines[i + 1]) is { } caret)
            {
                foreach (var line in Around(lines[i++], caret)) yield return line;
            }
            else
            {
                yield return $"{lines[i][..End]} … ({lines[i].Length.ToString("N0", CultureInfo.InvariantCulture)} characters) … {lines[i][^End..]}";
            }
        }
    }

    private static int? Caret(string line) => line.TrimStart() is "^" ? line.Length - 1 : null;

    private static string[] Around(string line, int caret)
    {
        var from = Math.Clamp(caret - About, 0, line.Length);
        var to = Math.Clamp(caret + About, from, line.Length);
        return [$"  … {line[from..to].TrimEnd()} …", new string(' ', 4 + caret - from) + "^"];
    }
}
