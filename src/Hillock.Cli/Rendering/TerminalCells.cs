using System.Text;
using Spectre.Console;

namespace Hillock.Cli.Rendering;

/// <summary>Text measured in the cells of a terminal: a character of East Asia or a picture takes two.</summary>
internal static class TerminalCells
{
    /// <summary>Cells that a text takes.</summary>
    public static int Width(string text) => text.All(c => c < '\u0300') ? text.Length : text.GetCellWidth();

    /// <summary>The text with blanks behind it.</summary>
    public static string PadRight(string text, int width) => text + Blanks(text, width);

    /// <summary>The text with blanks before it.</summary>
    public static string PadLeft(string text, int width) => Blanks(text, width) + text;

    /// <summary>The text, or its beginning and an ellipsis when it takes more than <paramref name="width"/> cells.</summary>
    public static string Shorten(string text, int width)
    {
        if (Width(text) <= width) return text;
        if (width <= 1) return "…";
        var start = new StringBuilder();
        var cells = 1;
        foreach (var rune in text.EnumerateRunes())
        {
            cells += Width(rune.ToString());
            if (cells > width) break;
            start.Append(rune.ToString());
        }

        return start.ToString().TrimEnd() + "…";
    }

    private static string Blanks(string text, int width) => new(' ', Math.Max(0, width - Width(text)));
}
