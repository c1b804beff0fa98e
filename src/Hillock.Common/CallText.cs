using System.Text.RegularExpressions;

namespace Hillock;

/// <summary>A name with settings in brackets, such as <c>huber(delta=0.5)</c>, <c>multi_step(epochs=[30, 60])</c> or <c>dense(64, relu)</c>.</summary>
/// <param name="Name">In lower case.</param>
/// <param name="Arguments">Each with its name, or null where only a value was given.</param>
public sealed partial record CallText(string Name, IReadOnlyList<(string? Name, string Value)> Arguments)
{
    /// <summary>Takes a text apart.</summary>
    /// <param name="text">Such as <c>adam(rate=0.01)</c>.</param>
    /// <param name="what">What it names, such as <c>optimiser</c>; for messages.</param>
    /// <exception cref="HillockException">The closing bracket is missing, or something follows it.</exception>
    public static CallText Parse(string text, string what)
    {
        ArgumentNullException.ThrowIfNull(text);
        var trimmed = text.Trim();
        var open = trimmed.IndexOf('(', StringComparison.Ordinal);
        if (open < 0) return new CallText(trimmed.ToLowerInvariant(), []);
        var close = Closing(trimmed, open);
        if (close < 0) throw new HillockException($"The {what} '{trimmed}' lacks its closing bracket; write {trimmed}).");
        if (close < trimmed.Length - 1)
            throw new HillockException(
                $"The {what} '{trimmed}' goes on after its closing bracket; leave out '{trimmed[(close + 1)..].Trim()}', or write it inside.");
        return new CallText(trimmed[..open].Trim().ToLowerInvariant(), [.. Pieces(trimmed[(open + 1)..close]).Select(Argument)]);
    }

    /// <summary>The name of a text that is a name alone or one call, its closing bracket there or not; null for all else, such as a formula.</summary>
    public static string? NameOf(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var trimmed = text.Trim();
        var open = trimmed.IndexOf('(', StringComparison.Ordinal);
        if (open >= 0 && Closing(trimmed, open) is >= 0 and var close && close < trimmed.Length - 1) return null;
        var name = open < 0 ? trimmed : trimmed[..open].TrimEnd();
        return Identifier().IsMatch(name) ? name.ToLowerInvariant() : null;
    }

    /// <summary>The items of a list, trimmed; separators part them, except inside brackets.</summary>
    public static IEnumerable<string> Pieces(string text, char separator = ',')
    {
        if (string.IsNullOrWhiteSpace(text)) yield break;
        int start = 0, depth = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is '(' or '[') depth++;
            else if (text[i] is ')' or ']') depth--;
            else if (text[i] == separator && depth <= 0)
            {
                yield return text[start..i].Trim();
                start = i + 1;
            }
        }

        yield return text[start..].Trim();
    }

    // The place of the bracket that closes the one at open; -1 where there is none.
    private static int Closing(string text, int open)
    {
        var depth = 0;
        for (var i = open; i < text.Length; i++)
        {
            if (text[i] == '(') depth++;
            else if (text[i] == ')' && --depth == 0) return i;
        }

        return -1;
    }

    // A value may be a call or a formula, so that not every equals sign parts a name from its value.
    private static (string?, string) Argument(string piece) => Named().Match(piece) is { Success: true } match
        ? (match.Groups["name"].Value.Replace('-', '_').ToLowerInvariant(), match.Groups["value"].Value)
        : (null, piece);

    [GeneratedRegex(@"\A[A-Za-z_][A-Za-z0-9_]*\z")]
    private static partial Regex Identifier();

    [GeneratedRegex(@"\A(?<name>[A-Za-z_][A-Za-z0-9_ -]*?)\s*=(?!=)\s*(?<value>.*)\z", RegexOptions.Singleline)]
    private static partial Regex Named();
}
