namespace Hillock.Training.Texts;

/// <summary>A name with settings in brackets, such as <c>huber(delta=0.5)</c> or <c>multi_step(epochs=[30, 60])</c>.</summary>
/// <param name="Name">In lower case.</param>
/// <param name="Arguments">Each with its name, or null where only a value was given.</param>
internal sealed record CallText(string Name, IReadOnlyList<(string? Name, string Value)> Arguments)
{
    /// <summary>Takes a text apart.</summary>
    /// <param name="text">Such as <c>adam(rate=0.01)</c>.</param>
    /// <param name="what">What it names, such as <c>optimiser</c>; for messages.</param>
    /// <exception cref="HillockException">A bracket is missing.</exception>
    public static CallText Parse(string text, string what)
    {
        ArgumentNullException.ThrowIfNull(text);
        var trimmed = text.Trim();
        var open = trimmed.IndexOf('(', StringComparison.Ordinal);
        if (open < 0) return new CallText(trimmed.ToLowerInvariant(), []);
        if (!trimmed.EndsWith(')')) throw new HillockException($"The {what} '{trimmed}' lacks its closing bracket; write {trimmed}).");
        return new CallText(trimmed[..open].Trim().ToLowerInvariant(), [.. Pieces(trimmed[(open + 1)..^1]).Select(Argument)]);
    }

    /// <summary>The items of a list: commas part them, except inside brackets.</summary>
    public static IEnumerable<string> Pieces(string text)
    {
        if (string.IsNullOrWhiteSpace(text)) yield break;
        int start = 0, depth = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is '(' or '[') depth++;
            else if (text[i] is ')' or ']') depth--;
            else if (text[i] == ',' && depth == 0)
            {
                yield return text[start..i].Trim();
                start = i + 1;
            }
        }

        yield return text[start..].Trim();
    }

    private static (string?, string) Argument(string piece)
    {
        var parts = piece.Split('=', 2, StringSplitOptions.TrimEntries);
        return parts.Length == 2 ? (parts[0].Replace('-', '_').ToLowerInvariant(), parts[1]) : (null, piece);
    }
}
