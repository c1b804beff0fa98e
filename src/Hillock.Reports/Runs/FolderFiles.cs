using System.Text.Json;

namespace Hillock.Reports.Runs;

/// <summary>The files of a run folder, as they are; what is not there, or is damaged, is told.</summary>
/// <param name="path">The folder.</param>
internal sealed class FolderFiles(string path)
{
    private readonly List<string> _missing = [];

    /// <summary>Path of the folder.</summary>
    public string Location => path;

    /// <summary>What was not there, in sentences.</summary>
    public IReadOnlyList<string> Missing => _missing;

    /// <summary>The names of the files in a folder within it; none where there is no such.</summary>
    public IEnumerable<string> Names(string folder) => Directory.Exists(Path.Combine(path, folder))
        ? Directory.EnumerateFiles(Path.Combine(path, folder)).Select(f => $"{folder}/{Path.GetFileName(f)}").Order(StringComparer.Ordinal)
        : [];

    /// <summary>Whether there is a file of that name.</summary>
    public bool Has(string name) => File.Exists(Path.Combine(path, name));

    /// <summary>Says what a reader of the report will not find.</summary>
    public void Lacks(string sentence) => _missing.Add(sentence);

    /// <summary>The text of a file; null where there is none.</summary>
    /// <exception cref="HillockException">It cannot be read.</exception>
    public string? Text(string name)
    {
        if (!Has(name)) return null;
        try
        {
            return File.ReadAllText(Path.Combine(path, name));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new HillockException(ErrorKind.Io, $"'{Path.Combine(path, name)}' cannot be read: {e.Message.TrimEnd('.')}. Check its permissions.", e);
        }
    }

    /// <summary>A document; null where there is none, or it is damaged.</summary>
    public JsonElement? Json(string name)
    {
        if (Text(name) is not { } text) return null;
        try
        {
            var json = JsonDocument.Parse(text).RootElement;
            if (json.ValueKind == JsonValueKind.Object) return json;
        }
        catch (JsonException)
        {
            // Told below.
        }

        Lacks($"{name} is damaged, so what it held is not shown; run the same command with the same folder to write it again.");
        return null;
    }

    /// <summary>A table; null where there is none, or it is empty.</summary>
    public CsvRows? Csv(string name) => Text(name) is { } text && CsvRows.Read(text) is { Count: > 0 } rows ? rows : null;
}
