namespace Hillock.Data.Images;

/// <summary>The files of a CIFAR set, read into memory.</summary>
/// <param name="Source">The folder, file or archive.</param>
/// <param name="Train">Files with training images, in their order.</param>
/// <param name="Test">Files with test images; none where they are to be drawn.</param>
/// <param name="Classes">Names of the classes in the order of labels; null where no file has them.</param>
internal sealed record CifarParts(string Source, IReadOnlyList<DataFile> Train, IReadOnlyList<DataFile> Test, IReadOnlyList<string>? Classes)
{
    private static readonly string[] ClassFiles = ["batches.meta.txt", "fine_label_names.txt", "classes.txt"];

    /// <summary>Whether a file's name is that of a binary part: <c>.bin</c>, gzip or not.</summary>
    public static bool IsPart(string name) =>
        name.EndsWith(".bin", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".bin.gz", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a file's name is that of training images.</summary>
    public static bool IsTrain(string name) =>
        IsPart(name) && (name.StartsWith("data_batch", StringComparison.OrdinalIgnoreCase) || name.StartsWith("train", StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether a file's name is that of test images.</summary>
    public static bool IsTest(string name) => IsPart(name) && name.StartsWith("test", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a file's name is that of the list of classes.</summary>
    public static bool IsClasses(string name) => Array.IndexOf(ClassFiles, name) >= 0;

    /// <summary>Whether a folder holds training images.</summary>
    public static bool Holds(string folder) => Directory.Exists(folder) && Directory.EnumerateFiles(folder).Any(path => IsTrain(Path.GetFileName(path)));

    /// <summary>Reads the parts of a folder; a part that is there unpacked and as gzip counts once.</summary>
    public static CifarParts OfFolder(string folder)
    {
        var files = Directory.GetFiles(folder).Order(StringComparer.Ordinal)
            .DistinctBy(path => Path.GetFileName(path).Replace(".gz", "", StringComparison.OrdinalIgnoreCase)).ToArray();
        return new CifarParts(
            Path.GetFullPath(folder),
            [.. files.Where(path => IsTrain(Path.GetFileName(path))).Select(DataFile.Read)],
            [.. files.Where(path => IsTest(Path.GetFileName(path))).Select(DataFile.Read)],
            ClassesOf(folder));
    }

    /// <summary>One file of images, with the list of classes beside it.</summary>
    public static CifarParts OfFile(string path) =>
        new(Path.GetFullPath(path), [DataFile.Read(path)], [], ClassesOf(Path.GetDirectoryName(Path.GetFullPath(path))!));

    /// <summary>The names in a list of classes, one a line.</summary>
    /// <exception cref="HillockException">Its bytes are no text.</exception>
    public static string[] Lines(DataFile file) =>
        new string(TextDecoding.Of(file.Path, file.Bytes, null).Text).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static string[]? ClassesOf(string folder) =>
        ClassFiles.Select(name => Path.Combine(folder, name)).FirstOrDefault(File.Exists) is { } path
            ? Lines(DataFile.Read(path))
            : null;
}
