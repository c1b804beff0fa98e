using Hillock.Data.Images;
using Hillock.Data.Sequences;
using Hillock.Data.Tables;

namespace Hillock.Data;

/// <summary>Loads what lies at a path.</summary>
internal static class DataPath
{
    private static readonly string[] TableEndings = ["", ".csv", ".csv.gz"];
    private static readonly string[] UsualPictures = [".jpg", ".jpeg", ".png"];

    /// <summary>Loads a file or a folder, looked for as given and then in the folder with the data.</summary>
    public static DataSet Load(string given, DataOptions options, CancellationToken token)
    {
        if (string.IsNullOrWhiteSpace(given))
            throw new HillockException($"The data has no name; give a known name ({KnownNames()}) or a path.");
        if (Candidates(given, options).FirstOrDefault(File.Exists) is { } file) return LoadFile(file, options);
        if (Candidates(given, options).FirstOrDefault(Directory.Exists) is { } folder) return LoadFolder(folder, options, token);
        throw Unknown(given);
    }

    private static IEnumerable<string> Candidates(string given, DataOptions options)
    {
        yield return given;
        if (KnownImages.Root(options.Directory) is not { } root) yield break;
        foreach (var folder in new[] { root, Path.Combine(root, "tables"), Path.Combine(root, "sequences") })
            foreach (var ending in TableEndings) yield return Path.Combine(folder, given + ending);
    }

    private static DataSet LoadFile(string path, DataOptions options)
    {
        var name = Path.GetFileName(path);
        if (CifarArchive.Is(name)) return Images(path, options, () => Cifar(CifarArchive.Read(path)));
        if (CifarParts.IsPart(name)) return Images(path, options, () => Cifar(CifarParts.OfFile(path)));
        var file = DataFile.Read(path);
        if (name.Contains("ubyte", StringComparison.OrdinalIgnoreCase) || IdxFile.IsIdx(file.Bytes)) return Images(
            path, options, () => IdxLoader.LoadFile(path));
        if (options.Series is { } series)
        {
            OptionCheck.Require($"{path} is a series", options, OptionGroups.Cells | OptionGroups.Series);
            return SeriesLoader.Load(file, series, options);
        }

        OptionCheck.Require($"{path} is a table", options, OptionGroups.Cells | OptionGroups.Columns | OptionGroups.TestFile);
        return TableLoader.Load(file, options);
    }

    private static DataSet LoadFolder(string folder, DataOptions options, CancellationToken token)
    {
        if (IdxFolder.Find(folder) is { } four) return Images(folder, options, () => IdxLoader.Load(four, DataFile.Stem(folder), null));
        if (CifarParts.Holds(folder)) return Images(folder, options, () => Cifar(CifarParts.OfFolder(folder)));
        if (ImageFolder.Is(folder, options.Decoder?.Endings ?? UsualPictures))
        {
            OptionCheck.Require($"{folder} holds pictures", options, OptionGroups.Augmentation | OptionGroups.Pictures);
            return ImageFolderLoader.Load(folder, options.Decoder ?? throw NoDecoder(folder), options, token);
        }

        if (!TextFolder.Is(folder)) throw Nothing(folder);
        OptionCheck.Require($"{folder} holds texts", options, OptionGroups.Text);
        return TextFolder.Load(folder, options);
    }

    private static DataSet Images(string path, DataOptions options, Func<ImageSet> read)
    {
        OptionCheck.Require($"{path} holds images", options, OptionGroups.Augmentation);
        return read().Build(options);
    }

    private static ImageSet Cifar(CifarParts parts) => CifarLoader.Load(parts, DataFile.Stem(parts.Source), null);

    private static HillockException NoDecoder(string folder) =>
        new($"{folder} holds pictures, and nothing was named that decodes them. Reference Hillock.Images and pass new DataOptions {{ Decoder = new "
            + $"SkiaDecoder() }}.");

    private static HillockException Nothing(string folder)
    {
        var idx = IdxFolder.Missing(folder);
        var some = idx.Count < IdxFolder.FileNames.Count ? $" Of the four files of an IDX set it lacks {string.Join(", ", idx)}." : "";
        return new HillockException(
            ErrorKind.Data,
            $"The folder {folder} holds nothing that is known here.{some} Give a folder with the four IDX files of an image set, with CIFAR's .bin files, "
                + "with pictures in a folder a class, or with texts in a .txt file a class; or one file.");
    }

    private static HillockException Unknown(string given)
    {
        var isPath = given.Contains('/', StringComparison.Ordinal) || given.Contains('\\', StringComparison.Ordinal) || Path.HasExtension(given);
        return isPath
            ? new HillockException($"There is no file or folder {given}. Check the path; it is taken from {Directory.GetCurrentDirectory()}.")
            : new HillockException(
                $"There is no data set '{given}'.{Suggestions.Ask(given, Datasets.Known.SelectMany(Datasets.Names))} Known names are {KnownNames()}; or "
                    + "give the path of a file or folder.");
    }

    private static string KnownNames() => string.Join(", ", Datasets.Known.Select(info => info.Name));
}
