namespace Hillock.Data.Sequences;

/// <summary>A folder with a text file a class, one text a line.</summary>
internal static class TextFolder
{
    private static readonly string[] Endings = [".txt", ".txt.gz"];

    /// <summary>Whether a folder holds text files.</summary>
    public static bool Is(string folder) => Files(folder).Length > 0;

    /// <summary>Reads the texts; blank lines are left out.</summary>
    /// <exception cref="HillockException">A single class, an empty file, or bytes that are no text.</exception>
    public static DataSet Load(string folder, DataOptions options)
    {
        var files = Files(folder);
        if (files.Length < 2)
            throw new HillockException(
                ErrorKind.Data,
                $"{folder} holds one text file, {Path.GetFileName(files[0])}; each file is a class, and there must be two or more to tell apart.");
        var (texts, labels, notes) = (new List<string>(), new List<int>(), new List<string>());
        for (var label = 0; label < files.Length; label++)
        {
            var lines = Lines(files[label], options.Encoding, notes);
            if (lines.Length == 0) throw new HillockException(ErrorKind.Data, $"{files[label]} holds no text; each line is one.");
            texts.AddRange(lines);
            labels.AddRange(Enumerable.Repeat(label, lines.Length));
        }

        return new TextSet(DataFile.Stem(folder), [.. texts], [.. labels], [.. files.Select(DataFile.Stem)], Path.GetFullPath(folder), notes).Build(options);
    }

    private static string[] Files(string folder) =>
        [.. Directory.GetFiles(folder).Where(path => Array.Exists(Endings, ending => path.EndsWith(ending, StringComparison.OrdinalIgnoreCase))
            && Path.GetFileName(path) is not ['.', ..]).Order(StringComparer.Ordinal)];

    private static string[] Lines(string path, string? encoding, List<string> notes)
    {
        var (text, note) = TextDecoding.Of(path, DataFile.Read(path).Whole().Bytes, encoding);
        if (note is not null) notes.Add(note);
        return new string(text).Split(['\n', '\r'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    }
}
