using System.Net;

namespace Hillock.Reports.Charts;

/// <summary>Text of others (columns, classes, files, formulas) as a page may hold it: always shown, never obeyed.</summary>
internal static class SafeText
{
    private const string FormulaStarts = "=+-@\t\r";

    /// <summary>One line whose control characters are pictures, and that turns no direction of text; what no Unicode text has is <c>�</c>.</summary>
    public static string Line(string text) => Whole(TextControls.Replace(text, keepLayout: false));

    /// <summary>The same for a text of several lines.</summary>
    public static string Lines(string text) => Whole(TextControls.Replace(text.ReplaceLineEndings("\n"), keepLayout: true));

    /// <summary>One line as HTML or SVG, in text and in attributes.</summary>
    public static string Markup(string text) => WebUtility.HtmlEncode(Line(text));

    /// <summary>Several lines as HTML.</summary>
    public static string MarkupLines(string text) => WebUtility.HtmlEncode(Lines(text));

    /// <summary>One line as Markdown, in a paragraph or a cell of a table.</summary>
    public static string Markdown(string text)
    {
        var escaped = string.Concat(Line(text).Select(c => c switch
        {
            '<' => "&lt;",
            '>' => "&gt;",
            '&' => "&amp;",
            '\\' or '`' or '*' or '_' or '[' or ']' or '|' or '~' or '#' or '!' or '$' or '@' => $"\\{c}",
            _ => c.ToString(),
        }));
        // What begins a list, or underlines a heading, at the start of a line.
        return escaped.Length > 0 && escaped[0] is '-' or '+' or '=' ? "\\" + escaped : escaped;
    }

    /// <summary>A text as the cell of a CSV: quoted where it must be, and never taken for a formula.</summary>
    public static string Csv(string text)
    {
        var line = Line(text);
        if (line.Length > 0 && FormulaStarts.Contains(line.TrimStart(' ') is { Length: > 0 } trimmed ? trimmed[0] : line[0], StringComparison.Ordinal))
            line = "'" + line;
        return line.IndexOfAny([',', '"', ';', '\n']) < 0 && line.Trim() == line ? line : $"\"{line.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }

    // XML has no characters U+FFFE and U+FFFF, and UTF-8 none of the halves of a pair alone.
    private static string Whole(string text)
    {
        if (!text.Any(c => c >= '\uD800')) return text;
        var whole = text.ToCharArray();
        for (var i = 0; i < whole.Length; i++)
        {
            if (char.IsHighSurrogate(whole[i]) && i + 1 < whole.Length && char.IsLowSurrogate(whole[i + 1])) i++;
            else if (char.IsSurrogate(whole[i]) || whole[i] >= '\uFFFE') whole[i] = '\uFFFD';
        }

        return new string(whole);
    }
}
