using System.Text;

namespace Hillock;

/// <summary>Texts of others as a message may show them: on one line, and cut where they are long.</summary>
public static class Shown
{
    private const int MostOfText = 60;
    private const int MostOfMessage = 4000;

    /// <summary>A value for a message: line breaks and control characters as marks, the middle left out where it is long.</summary>
    public static string Text(ReadOnlySpan<char> text)
    {
        if (text.Length <= MostOfText && !text.ContainsAnyInRange('\0', '\u001F') && !text.ContainsAnyInRange('\u007F', '\u009F')) return text.ToString();
        var shown = new StringBuilder();
        if (text.Length <= MostOfText) Append(shown, text);
        else
        {
            Append(shown, text[..(MostOfText / 2)]);
            shown.Append('…');
            Append(shown, text[^(MostOfText / 4)..]);
            shown.Append($" ({text.Length:N0} characters)");
        }

        return shown.ToString();
    }

    /// <summary>Some values for a message, parted by commas, and how many more there are.</summary>
    public static string List(IReadOnlyCollection<string> texts, int most) =>
        string.Join(", ", texts.Take(most).Select(text => Text(text))) + (texts.Count > most ? $" and {texts.Count - most:N0} more" : "");

    /// <summary>A whole message: whatever it quotes, it stays short enough to be read.</summary>
    public static string Message(string message) => message.Length <= MostOfMessage
        ? message
        : $"{message.AsSpan(0, MostOfMessage / 2)} … {message.AsSpan(message.Length - (MostOfMessage / 2))}";

    // U+2400 and following picture the control characters.
    private static void Append(StringBuilder shown, ReadOnlySpan<char> text)
    {
        foreach (var c in text)
            shown.Append(c switch
            {
                < ' ' => (char)('\u2400' + c),
                '\u007F' => '\u2421',
                > '\u007F' and < '\u00A0' => '\uFFFD',
                _ => c,
            });
    }
}
