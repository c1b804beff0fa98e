using System.Text;

namespace Hillock.Cli.Streams;

/// <summary>Text of others (cells, names of files, answers of servers) as a terminal may be given it: what would command the terminal is shown, not
/// obeyed.</summary>
/// <remarks>One character stands for one, so that columns stay where they are: the pictures of U+2400 for the control characters of
/// ASCII, such as <c>␛</c>, and <c>�</c> for those of ISO 6429 (C1), for what turns the direction of text, and for line separators.</remarks>
internal static class Visible
{
    private const char Hidden = '\uFFFD';
    private const char Pictures = '\u2400';
    private const char DeletePicture = '\u2421';

    /// <summary>One line: line ends and tabs are shown too.</summary>
    public static string Line(string text) => Replace(text, keepLayout: false);

    /// <summary>A text of several lines, which keeps its line ends and tabs.</summary>
    public static string Text(string text) => Replace(text, keepLayout: true);

    /// <summary>A JSON document, in whose strings the same characters become <c>\u</c> escapes, so that it reads back to the same.</summary>
    public static string Json(string text)
    {
        if (!text.Any(c => Commands(c, keepLayout: true))) return text;
        var json = new StringBuilder(text.Length + 16);
        foreach (var c in text)
        {
            if (Commands(c, keepLayout: true)) json.Append("\\u").Append(((int)c).ToString("x4", System.Globalization.CultureInfo.InvariantCulture));
            else json.Append(c);
        }

        return json.ToString();
    }

    /// <summary>One character of a text of several lines.</summary>
    public static char Of(char c) => Commands(c, keepLayout: true) ? Shown(c) : c;

    private static string Replace(string text, bool keepLayout) => !text.Any(c => Commands(c, keepLayout))
        ? text
        : string.Create(text.Length, (text, keepLayout), (shown, from) =>
        {
            for (var i = 0; i < shown.Length; i++) shown[i] = Commands(from.text[i], from.keepLayout) ? Shown(from.text[i]) : from.text[i];
        });

    private static bool Commands(char c, bool keepLayout) => c switch
    {
        '\n' or '\t' => !keepLayout,
        < ' ' or (>= '\u007F' and <= '\u009F') => true,
        '\u061C' or '\u200E' or '\u200F' or (>= '\u2028' and <= '\u202E') or (>= '\u2066' and <= '\u2069') => true,
        _ => false,
    };

    private static char Shown(char c) => c < ' ' ? (char)(Pictures + c) : c == '\u007F' ? DeletePicture : Hidden;
}
