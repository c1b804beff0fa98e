using Hillock.Data.Images;
using Hillock.Data.Tables;

namespace Hillock.Data;

/// <summary>Loads what lies at a path.</summary>
internal static class DataPath
{
    private static readonly string[] TableEndings = ["", ".csv", ".csv.gz"];

    /// <summary>Loads a file or a folder, looked for as given and then in the folder with the data.</summary>
    public static DataSet Load(string given, DataOptions options)
    {
        if (string.IsNullOrWhiteSpace(given))
            throw new HillockException($"The data has no name; give a known name ({KnownNames()}) or a path.");
        if (Candidates(given, options).FirstOrDefault(File.Exists) is { } file) return LoadFile(file, options);
        if (Candidates(given, options).FirstOrDefault(Directory.Exists) is { } folder) return LoadFolder(folder, options);
        throw Unknown(given);
    }

    private static IEnumerable<string> Candidates(string given, DataOptions options)
    {
        yield return given;
        if (KnownImages.Root(options.Directory) is not { } root) yield break;
        foreach (var folder in new[] { root, Path.Combine(root, "tables") })
            foreach (var ending in TableEndings) yield return Path.Combine(folder, given + ending);
    }

    private static DataSet LoadFile(string path, DataOptions options)
    {
        var file = DataFile.Read(path);
        var isIdx = file.Name.Contains("ubyte", StringComparison.OrdinalIgnoreCase) || IdxFile.IsIdx(file.Bytes);
        if (isIdx)
        {
            OptionCheck.Images(path, options);
            return IdxLoader.LoadFile(path).Build(options);
        }

        OptionCheck.Tables(path, options);
        return TableLoader.Load(file, options);
    }

    private static DataSet LoadFolder(string folder, DataOptions options)
    {
        OptionCheck.Images(folder, options);
        if (IdxFolder.Find(folder) is { } four) return IdxLoader.Load(four, DataFile.Stem(folder), null).Build(options);
        throw new HillockException(
            $"The folder {folder} does not hold the four files of an image set; missing: {string.Join(", ", IdxFolder.Missing(folder))}. Give one CSV or IDX file, or such a folder.");
    }

    private static HillockException Unknown(string given)
    {
        var isPath = given.Contains('/', StringComparison.Ordinal) || given.Contains('\\', StringComparison.Ordinal) || Path.HasExtension(given);
        return isPath
            ? new HillockException($"There is no file or folder {given}. Check the path; it is taken from {Directory.GetCurrentDirectory()}.")
            : new HillockException(
                $"There is no data set '{given}'.{Suggestions.Ask(given, Datasets.Known.SelectMany(Datasets.Names))} Known names are {KnownNames()}; or give the path of a CSV or IDX file.");
    }

    private static string KnownNames() => string.Join(", ", Datasets.Known.Select(info => info.Name));
}
