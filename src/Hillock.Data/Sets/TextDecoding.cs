using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace Hillock.Data;

/// <summary>Bytes of a file made into text: as said, as its mark says, as UTF-8, or as a guess that is told; never with characters lost.</summary>
internal static class TextDecoding
{
    private const int LookedAt = 4096;
    private const int WordShown = 20;
    private const double MostlyZero = 0.4;

    private static readonly (byte[] Mark, string Name)[] Marks =
    [
        ([0xEF, 0xBB, 0xBF], "utf-8"),
        ([0xFF, 0xFE, 0, 0], "utf-32"),
        ([0xFF, 0xFE], "utf-16"),
        ([0xFE, 0xFF], "utf-16be"),
    ];

    /// <summary>The text of a file, and what its reader should know of how it was decoded; null where there is nothing to say.</summary>
    /// <param name="path">The file, for messages.</param>
    /// <param name="bytes">What it holds.</param>
    /// <param name="encoding">How it is encoded; null: found out.</param>
    /// <param name="instead">What to do where that does not fit, as a sentence; null: name its encoding.</param>
    /// <exception cref="HillockException">Bytes that are no text in that encoding, an unknown encoding, or more than memory holds.</exception>
    public static (char[] Text, string? Note) Of(string path, byte[] bytes, string? encoding, string? instead = null)
    {
        instead ??= OtherEncoding;
        var given = encoding is null ? null : TextEncodings.Get(encoding);
        foreach (var (mark, name) in Marks)
            if (bytes.AsSpan().StartsWith(mark))
                return (Decode(path, bytes, mark.Length, TextEncodings.Get(name), instead), given is null || Alike(given, name) ? null
                    : $"{path} begins with the mark of {name} and was read as that, not as {encoding}.");
        if (given is not null) return (Decode(path, bytes, 0, given, instead), null);
        if (Wide(bytes) is { } wide) return (Decode(path, bytes, 0, TextEncodings.Get(wide), instead),
            $"{path} has no mark but looks like {wide}, and was read as that; {new SettingHint(nameof(DataOptions.Encoding))} says another.");
        return Utf8.IsValid(bytes) ? (Decode(path, bytes, 0, TextEncodings.Get("utf-8"), instead), null) : Guess(path, bytes);
    }

    private static string OtherEncoding =>
        $"Say {new SettingHint(nameof(DataOptions.Encoding))} with the one it has, such as {TextEncodings.Guess}, or convert the file.";

    /// <summary>Whether the first bytes are no text.</summary>
    public static bool IsBinary(byte[] bytes) =>
        !Array.Exists(Marks, mark => bytes.AsSpan().StartsWith(mark.Mark)) && Wide(bytes) is null
            && bytes.AsSpan(0, Math.Min(bytes.Length, LookedAt)).Contains((byte)0);

    private static bool Alike(Encoding given, string name) =>
        given.WebName[..Math.Min(6, given.WebName.Length)].Equals(name[..Math.Min(6, name.Length)], StringComparison.Ordinal);

    private static char[] Decode(string path, byte[] bytes, int from, Encoding encoding, string instead)
    {
        MemoryLimit.Require(2L * bytes.Length, $"The text of {path} needs", "Give a part of it, such as every tenth row.");
        try
        {
            return encoding.GetChars(bytes, from, bytes.Length - from);
        }
        catch (DecoderFallbackException e)
        {
            var at = encoding is UTF8Encoding ? Survey(bytes).First : from + Math.Max(0, e.Index);
            throw new HillockException(
                ErrorKind.Data, $"{path}, line {Line(bytes, at)}: the bytes {Hex(e.BytesUnknown ?? [])} are no text in {encoding.WebName}. {instead}", e);
        }
    }

    // Where the first byte is that is not UTF-8, and how many characters beyond ASCII are and are not.
    private static (int First, int Valid, int Invalid) Survey(byte[] bytes)
    {
        var (first, valid, invalid) = (-1, 0, 0);
        for (var at = 0; at < bytes.Length;)
        {
            var next = bytes.AsSpan(at).IndexOfAnyInRange((byte)0x80, (byte)0xFF);
            if (next < 0) break;
            at += next;
            if (Rune.DecodeFromUtf8(bytes.AsSpan(at), out _, out var length) == OperationStatus.Done) valid++;
            else
            {
                invalid++;
                if (first < 0) first = at;
            }

            at += length;
        }

        return (first, valid, invalid);
    }

    // Where UTF-8 holds nothing but letters of ASCII, every second byte of UTF-16 is zero.
    private static string? Wide(byte[] bytes)
    {
        var head = bytes.AsSpan(0, Math.Min(bytes.Length, LookedAt) & ~1);
        if (head.Length < 4 || bytes.Length % 2 != 0) return null;
        var (even, odd) = (0, 0);
        for (var i = 0; i < head.Length; i += 2)
        {
            if (head[i] == 0) even++;
            if (head[i + 1] == 0) odd++;
        }

        var most = head.Length / 2 * MostlyZero;
        return odd > most && even == 0 ? "utf-16le" : even > most && odd == 0 ? "utf-16be" : null;
    }

    private static (char[] Text, string? Note) Guess(string path, byte[] bytes)
    {
        var (first, valid, invalid) = Survey(bytes);
        var place = $"{path}, line {Line(bytes, first)}: the byte {bytes[first]:X2} is not UTF-8";
        if (valid > invalid)
            throw new HillockException(
                ErrorKind.Data,
                $"{place}, though {valid:N0} other characters of the file are. Correct that line, or say {new SettingHint(nameof(DataOptions.Encoding))} "
                + $"with the one that the file has, such as {TextEncodings.Guess}.");
        var text = Decode(path, bytes, 0, TextEncodings.Get(TextEncodings.Guess), OtherEncoding);
        var strange = text.AsSpan().IndexOfAnyInRange('\u0080', '\u009F');
        if (strange >= 0)
            throw new HillockException(
                ErrorKind.Data,
                $"{place}, and {(int)text[strange]:X2} in line {1 + text.AsSpan(0, strange).Count('\n')} not {TextEncodings.Guess}. Say "
                + $"{new SettingHint(nameof(DataOptions.Encoding))} with the one that the file has, such as macintosh, windows-1251 or shift_jis.");
        return (text,
            $"{path} is not UTF-8; it was taken for {TextEncodings.Guess}, which reads '{Word(text, first)}' in line {Line(bytes, first)}. Say "
            + $"{new SettingHint(nameof(DataOptions.Encoding), TextEncodings.Guess)} if that is right, or another, such as windows-1251 or macintosh.");
    }

    // Each byte of the guess is a character, so places agree.
    private static string Word(char[] text, int at)
    {
        var (from, to) = (at, at + 1);
        while (from > 0 && at - from < WordShown && char.IsLetterOrDigit(text[from - 1])) from--;
        while (to < text.Length && to - at < WordShown && char.IsLetterOrDigit(text[to])) to++;
        return Shown.Text(text.AsSpan(from, to - from));
    }

    private static int Line(byte[] bytes, int at) => 1 + bytes.AsSpan(0, Math.Clamp(at, 0, bytes.Length)).Count((byte)'\n');

    private static string Hex(byte[] bytes) => string.Join(' ', bytes.Select(b => b.ToString("X2", null)));
}
