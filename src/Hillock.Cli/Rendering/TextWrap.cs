namespace Hillock.Cli.Rendering;

/// <summary>Breaks text at spaces.</summary>
internal static class TextWrap
{
    /// <summary>Lines of at most <paramref name="width"/> cells; a longer word has a line of its own.</summary>
    public static IEnumerable<string> Lines(string text, int width)
    {
        var line = "";
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.Length > 0 && TerminalCells.Width(line) + 1 + TerminalCells.Width(word) > width)
            {
                yield return line;
                line = "";
            }

            line = line.Length == 0 ? word : $"{line} {word}";
        }

        yield return line;
    }

    /// <summary>The text, or its beginning and an ellipsis when it is longer than <paramref name="width"/>.</summary>
    public static string Shorten(string text, int width) => TerminalCells.Shorten(text, width);
}
