using System.Text;

namespace Hillock.Cli.Streams;

/// <summary>Text of others (cells, names of files, answers of servers) as a terminal may be given it: what would command the terminal is shown, not
/// obeyed.</summary>
/// <remarks>One character stands for one, so that columns stay where they are: the pictures of U+2400 for the control characters of
/// ASCII, such as <c>␛</c>, and <c>�</c> for those of ISO 6429 (C1), for what turns the direction of text, and for line separators.</remarks>
internal static class Visible
{
    /// <summary>One line: line ends and tabs are shown too.</summary>
    public static string Line(string text) => TextControls.Replace(text, keepLayout: false);

    /// <summary>A text of several lines, which keeps its line ends and tabs.</summary>
    public static string Text(string text) => TextControls.Replace(text, keepLayout: true);

    /// <summary>A JSON document, in whose strings the same characters become <c>\u</c> escapes, so that it reads back to the same.</summary>
    public static string Json(string text)
    {
        if (!text.Any(c => TextControls.Commands(c, keepLayout: true))) return text;
        var json = new StringBuilder(text.Length + 16);
        foreach (var c in text)
        {
            if (TextControls.Commands(c, keepLayout: true)) json.Append($"\\u{(int)c:x4}");
            else json.Append(c);
        }

        return json.ToString();
    }

    /// <summary>One character of a text of several lines.</summary>
    public static char Of(char c) => TextControls.Commands(c, keepLayout: true) ? TextControls.Shown(c) : c;
}
