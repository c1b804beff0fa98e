using System.Text;

namespace Hillock.Docs.Tests;

/// <summary>Cuts a line into words as a shell does: blanks, quotes, a comment at the end.</summary>
internal static class ShellLine
{
    public static List<string> Words(string line)
    {
        var words = new List<string>();
        var (word, quote) = (null as StringBuilder, '\0');
        foreach (var c in line)
        {
            if (quote != '\0')
            {
                if (c == quote) quote = '\0';
                else word!.Append(c);
            }
            else if (c is '\'' or '"') (quote, word) = (c, word ?? new StringBuilder());
            else if (c == '#' && word is null) break;
            else if (c != ' ') (word ??= new StringBuilder()).Append(c);
            else if (word is not null)
            {
                words.Add(word.ToString());
                word = null;
            }
        }

        if (word is not null) words.Add(word.ToString());
        return words;
    }
}
