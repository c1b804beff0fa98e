using System.Text;

namespace Hillock.Data;

/// <summary>Encodings of text by name.</summary>
internal static class TextEncodings
{
    /// <summary>What a text that is not UTF-8 is taken for: what Western spreadsheets write.</summary>
    public const string Guess = "windows-1252";

    /// <summary>Names to offer.</summary>
    public static readonly string[] Offers =
        ["utf-8", "utf-16", Guess, "latin1", "iso-8859-15", "windows-1250", "windows-1251", "macintosh", "shift_jis", "gb18030"];

    // What people write that the framework's table lacks.
    private static readonly Dictionary<string, string> Aliases = new(StringComparer.OrdinalIgnoreCase)
    {
        ["utf8"] = "utf-8",
        ["utf-8-sig"] = "utf-8",
        ["utf16"] = "utf-16",
        ["utf16le"] = "utf-16le",
        ["utf16be"] = "utf-16be",
        ["utf32"] = "utf-32",
        ["latin-1"] = "latin1",
        ["latin9"] = "iso-8859-15",
        ["ansi"] = Guess,
        ["cp-1252"] = Guess,
        ["macroman"] = "macintosh",
        ["mac-roman"] = "macintosh",
        ["sjis"] = "shift_jis",
        ["euckr"] = "euc-kr",
    };

    /// <summary>The encoding of a name, which refuses bytes that it does not know.</summary>
    /// <exception cref="HillockException">There is none.</exception>
    public static Encoding Get(string name)
    {
        var key = name.Trim().Replace('_', '-');
        foreach (var spelling in new[] { Aliases.GetValueOrDefault(key), name.Trim(), key })
            if (spelling is not null && Find(spelling) is { } encoding) return encoding;
        throw new HillockException(
            $"There is no encoding '{Shown.Text(name)}'.{Suggestions.Ask(name, Offers.Concat(Aliases.Keys))} Usual ones are {string.Join(", ", Offers)}.");
    }

    private static Encoding? Find(string name)
    {
        try
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(name, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)
                ?? Encoding.GetEncoding(name, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback);
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            return null;
        }
    }
}
