using System.Text;

namespace Hillock;

/// <summary>A table of plain text: columns as wide as their widest cell, a rule below the header.</summary>
internal static class TextTable
{
    /// <summary>Header, rule and rows; the columns of <paramref name="numbers"/> are aligned to the right.</summary>
    public static StringBuilder Of(string[] header, IReadOnlyList<string[]> rows, params int[] numbers)
    {
        var widths = Enumerable.Range(0, header.Length).Select(c => Math.Max(header[c].Length, rows.Max(r => r[c].Length))).ToArray();
        var text = new StringBuilder();
        Line(text, header, widths, numbers);
        Rule(text, widths);
        foreach (var row in rows) Line(text, row, widths, numbers);
        Rule(text, widths);
        return text;
    }

    private static void Rule(StringBuilder text, int[] widths) => text.Append('─', widths.Sum() + (2 * (widths.Length - 1))).Append('\n');

    private static void Line(StringBuilder text, string[] cells, int[] widths, int[] numbers)
    {
        for (var c = 0; c < cells.Length; c++)
        {
            if (c > 0) text.Append("  ");
            text.Append(numbers.Contains(c) ? cells[c].PadLeft(widths[c]) : cells[c].PadRight(widths[c]));
        }

        while (text[^1] == ' ') text.Length--;
        text.Append('\n');
    }
}
