using System.Text;

namespace Hillock;

/// <summary>A table of plain text: columns as wide as their widest cell, a rule below the header.</summary>
public static class TextTable
{
    /// <summary>Header, rule and rows; the columns of <paramref name="numbers"/> are aligned to the right.</summary>
    public static StringBuilder Of(string[] header, IReadOnlyList<string[]> rows, params int[] numbers) => Of(header, rows, numbers, int.MaxValue, []);

    /// <summary>The same, no wider than <paramref name="width"/> as far as the columns of <paramref name="giving"/> can make room.</summary>
    /// <param name="header">The names.</param>
    /// <param name="rows">The cells.</param>
    /// <param name="numbers">The columns aligned to the right.</param>
    /// <param name="width">Characters.</param>
    /// <param name="giving">Columns that are shortened to so many characters, one after the other; at 0 left out.</param>
    public static StringBuilder Of(string[] header, IReadOnlyList<string[]> rows, int[] numbers, int width, IReadOnlyList<(int Column, int Least)> giving)
    {
        var natural = Enumerable.Range(0, header.Length).Select(c => Math.Max(header[c].Length, rows.Max(r => r[c].Length))).ToArray();
        var widths = Fit(natural, width, giving);
        var text = new StringBuilder();
        Line(text, header, widths, numbers);
        Rule(text, widths);
        foreach (var row in rows) Line(text, row, widths, numbers);
        Rule(text, widths);
        return text;
    }

    private static int[] Fit(int[] natural, int width, IReadOnlyList<(int Column, int Least)> giving)
    {
        int[] widths = [.. natural];
        foreach (var (column, least) in giving)
        {
            if (Total(widths) <= width) break;
            widths[column] = least == 0 ? 0 : Math.Max(Math.Min(widths[column], least), widths[column] - (Total(widths) - width));
        }

        // What a column left out has left over goes to those that were shortened.
        if (width < int.MaxValue)
            for (var c = 0; c < widths.Length; c++)
                if (widths[c] > 0) widths[c] = Math.Max(widths[c], Math.Min(natural[c], widths[c] + width - Total(widths)));
        return widths;
    }

    private static int Total(int[] widths) => Math.Max(0, widths.Where(w => w > 0).Sum(w => w + 2) - 2);

    private static string Shorten(string text, int width) => text.Length <= width ? text : text[..(width - 1)].TrimEnd() + "…";

    private static void Rule(StringBuilder text, int[] widths) => text.Append('─', Total(widths)).Append('\n');

    private static void Line(StringBuilder text, string[] cells, int[] widths, int[] numbers)
    {
        for (var c = 0; c < cells.Length; c++)
        {
            if (widths[c] == 0) continue;
            if (c > 0) text.Append("  ");
            var cell = Shorten(cells[c], widths[c]);
            text.Append(numbers.Contains(c) ? cell.PadLeft(widths[c]) : cell.PadRight(widths[c]));
        }

        while (text.Length > 0 && text[^1] == ' ') text.Length--;
        text.Append('\n');
    }
}
