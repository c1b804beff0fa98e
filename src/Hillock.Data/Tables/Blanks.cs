namespace Hillock.Data.Tables;

/// <summary>Blanks of all kinds: those of typesetting look like nothing, and must not make two names of one.</summary>
internal static class Blanks
{
    /// <summary>Whether a character is a blank, takes no room, or ends a file of DOS.</summary>
    public static bool Is(char c) =>
        c == ' ' || (c is < ' ' or > '~' && (char.IsWhiteSpace(c) || c is '\u001A' or '\u200B' or '\u2060' or '\uFEFF' or '\u180E'));

    /// <summary>A text without the blanks at its edges.</summary>
    public static ReadOnlySpan<char> Trim(ReadOnlySpan<char> text)
    {
        var (from, to) = (0, text.Length);
        while (from < to && Is(text[from])) from++;
        while (to > from && Is(text[to - 1])) to--;
        return text[from..to];
    }

    /// <summary>Makes every blank that takes room, but no line break or tab, the usual one.</summary>
    public static void Unify(Span<char> text)
    {
        while (text.IndexOfAnyExceptInRange('\0', '\u009F') is >= 0 and var next)
        {
            text = text[next..];
            if (char.IsWhiteSpace(text[0]) && text[0] is not ('\u2028' or '\u2029')) text[0] = ' ';
            text = text[1..];
        }
    }
}
