using System.Text.RegularExpressions;

namespace Hillock.Experiments.RunFiles;

/// <summary>Lists in one text: commas part the items, except inside brackets and among a formula's parameters.</summary>
/// <remarks><c>relu, max(0, x), x*sigmoid(b*x)+c; b = 1, learn c = 0, elu</c> has four items: after a semicolon, a comma that is
/// followed by <c>name =</c> goes on with the parameters of the formula.</remarks>
public static partial class ItemText
{
    /// <summary>The items, trimmed; an empty item is kept, so that it can be reported.</summary>
    public static IReadOnlyList<string> Split(string text) => [.. Pieces(text).Select(p => p.Text)];

    /// <summary>The items joined so that <see cref="Split"/> gives them back.</summary>
    public static string Join(IEnumerable<string> items) => string.Join(",", items);

    /// <summary>The items with the place of their first character.</summary>
    internal static List<(string Text, int Start)> Pieces(string text)
    {
        var pieces = new List<(string, int)>();
        if (string.IsNullOrWhiteSpace(text)) return pieces;
        int start = 0, depth = 0;
        var parameters = false;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is '(' or '[') depth++;
            else if (text[i] is ')' or ']') depth--;
            else if (text[i] == ';' && depth <= 0) parameters = true;
            else if (text[i] == ',' && depth <= 0 && !(parameters && Assignment().IsMatch(text.AsSpan(i + 1))))
            {
                pieces.Add(Trimmed(text, start, i));
                (start, parameters, depth) = (i + 1, false, 0);
            }
        }

        pieces.Add(Trimmed(text, start, text.Length));
        return pieces;
    }

    private static (string Text, int Start) Trimmed(string text, int start, int end)
    {
        while (start < end && char.IsWhiteSpace(text[start])) start++;
        while (end > start && char.IsWhiteSpace(text[end - 1])) end--;
        return (text[start..end], start);
    }

    [GeneratedRegex(@"\A\s*(learn\s+)?[A-Za-z_][A-Za-z_0-9]*\s*=(?!=)")]
    private static partial Regex Assignment();
}
