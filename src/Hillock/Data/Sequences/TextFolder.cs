using System.Text;

namespace Hillock.Data.Sequences;

/// <summary>A folder with a text file a class, one text a line, UTF-8.</summary>
internal static class TextFolder
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private static readonly string[] Endings = [".txt", ".txt.gz"];

    /// <summary>Whether a folder holds text files.</summary>
    public static bool Is(string folder) => Files(folder).Length > 0;

    /// <summary>Reads the texts; blank lines are left out.</summary>
    /// <exception cref="HillockException">A single class, an empty file, or bytes that are not UTF-8.</exception>
    public static DataSet Load(string folder, DataOptions options)
    {
        var files = Files(folder);
        if (files.Length < 2)
            throw new HillockException($"{folder} holds one text file, {Path.GetFileName(files[0])}; each file is a class, and there must be two or more to tell apart.");
        var (texts, labels) = (new List<string>(), new List<int>());
        for (var label = 0; label < files.Length; label++)
        {
            var lines = Lines(files[label]);
            if (lines.Length == 0) throw new HillockException($"{files[label]} holds no text; each line is one.");
            texts.AddRange(lines);
            labels.AddRange(Enumerable.Repeat(label, lines.Length));
        }

        return new TextSet(DataFile.Stem(folder), [.. texts], [.. labels], [.. files.Select(DataFile.Stem)], Path.GetFullPath(folder)).Build(options);
    }

    private static string[] Files(string folder) =>
        [.. Directory.GetFiles(folder).Where(path => Array.Exists(Endings, ending => path.EndsWith(ending, StringComparison.OrdinalIgnoreCase))
            && Path.GetFileName(path) is not ['.', ..]).Order(StringComparer.Ordinal)];

    private static string[] Lines(string path)
    {
        var bytes = DataFile.Read(path).Whole().Bytes;
        ReadOnlySpan<byte> text = bytes is [0xEF, 0xBB, 0xBF, ..] ? bytes.AsSpan(3) : bytes;
        try
        {
            return Strict.GetString(text).Split(['\n', '\r'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        }
        catch (DecoderFallbackException e)
        {
            var line = 1 + text[..Math.Clamp(e.Index, 0, text.Length)].Count((byte)'\n');
            throw new HillockException($"{path}, line {line}: these bytes are not UTF-8. Convert the file, such as with iconv -f latin1 -t utf8.", e);
        }
    }
}
