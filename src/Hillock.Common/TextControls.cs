namespace Hillock;

/// <summary>Characters that command whoever shows a text: control characters, line separators, and what turns the direction of text.</summary>
public static class TextControls
{
    private const char Hidden = '\uFFFD';
    private const char Pictures = '\u2400';
    private const char DeletePicture = '\u2421';

    /// <summary>Whether a character is one of them; line end and tab are, unless the layout is kept.</summary>
    public static bool Commands(char c, bool keepLayout) => c switch
    {
        '\n' or '\t' => !keepLayout,
        < ' ' or (>= '\u007F' and <= '\u009F') => true,
        '\u061C' or '\u200E' or '\u200F' or (>= '\u2028' and <= '\u202E') or (>= '\u2066' and <= '\u2069') => true,
        _ => false,
    };

    /// <summary>One character that is shown in the place of such a one: the pictures of U+2400 for the controls of ASCII, else <c>�</c>.</summary>
    public static char Shown(char c) => c < ' ' ? (char)(Pictures + c) : c == '\u007F' ? DeletePicture : Hidden;

    /// <summary>A text with each of them shown; as long as it was.</summary>
    public static string Replace(string text, bool keepLayout)
    {
        ArgumentNullException.ThrowIfNull(text);
        return !text.Any(c => Commands(c, keepLayout)) ? text : string.Create(text.Length, (text, keepLayout), (shown, from) =>
        {
            for (var i = 0; i < shown.Length; i++) shown[i] = Commands(from.text[i], from.keepLayout) ? Shown(from.text[i]) : from.text[i];
        });
    }
}
