namespace Hillock.Data.Images;

/// <summary>A folder of pictures, a folder a class, perhaps under train, validation and test.</summary>
/// <remarks>Classes and files are in the order of their names' code points, on every system.</remarks>
internal sealed record ImageFolder(string Path, IReadOnlyList<string> Classes, ImageFiles Train, ImageFiles? Validation, ImageFiles? Test,
    IReadOnlyList<string> Warnings)
{
    private const int NamesShown = 3;
    private static readonly string[] TrainNames = ["train", "training"];
    private static readonly string[] ValidationNames = ["validation", "valid", "val"];
    private static readonly string[] TestNames = ["test", "testing"];

    /// <summary>Whether a folder looks like one of pictures: some lie in a folder in it.</summary>
    public static bool Is(string folder, IReadOnlyList<string> endings) =>
        Folders(folder).Any(inside => FolderWalk.Of(inside).Files.Any(path => IsImage(path, endings)));

    /// <summary>Lists the files.</summary>
    /// <exception cref="HillockException">Fewer than two classes, or a class that training lacks.</exception>
    public static ImageFolder Scan(string folder, IReadOnlyList<string> endings)
    {
        var (warnings, train) = (new List<string>(), Part(folder, TrainNames));
        var (validation, test) = train is null ? (null, null) : (Part(folder, ValidationNames), Part(folder, TestNames));
        var others = new List<string>();
        var classes = ClassesOf(train ?? folder, endings, warnings, others);
        if (classes.Count < 2)
            throw new HillockException(
                ErrorKind.Data,
                ($"{train ?? folder} holds images of {(classes.Count == 0 ? "no class" : $"one class only, {classes[0].Name}")}; "
                    + $"there must be a folder for each of two classes or more, with images in it. {string.Join(' ', warnings)}").TrimEnd());
        string[] names = [.. classes.Select(c => c.Name)];
        var all = Label(classes, names, folder);
        var (ownValidation, ownTest) = (Own(validation), Own(test));
        Tell(warnings, others, "files are no images by their names", folder);
        return new ImageFolder(System.IO.Path.GetFullPath(folder), names, all, ownValidation, ownTest, warnings);

        ImageFiles? Own(string? part)
        {
            if (part is null || ClassesOf(part, endings, warnings, others) is not { Count: > 0 } found) return null;
            string[] absent = [.. names.Except(found.Select(c => c.Name))];
            if (absent.Length > 0)
                warnings.Add(
                    $"{part} has no images of "
                    + $"{string.Join(", ", absent.Take(NamesShown))}{(absent.Length > NamesShown ? $" and {absent.Length - NamesShown} more classes" : "")}.");
            return Label(found, names, part);
        }
    }

    private static ImageFiles Label(List<(string Name, string[] Paths)> classes, string[] names, string part)
    {
        var (paths, labels) = (new List<string>(), new List<int>());
        foreach (var (name, files) in classes)
        {
            var label = Array.IndexOf(names, name);
            if (label < 0) throw new HillockException(ErrorKind.Data,
                $"{part} has the class {name}, which the training images do not have.{Suggestions.Ask(name, names)} Their classes are "
                + $"{string.Join(", ", names.Take(20))}.");
            paths.AddRange(files);
            labels.AddRange(Enumerable.Repeat(label, files.Length));
        }

        return new ImageFiles(paths, labels);
    }

    private static List<(string Name, string[] Paths)> ClassesOf(string folder, IReadOnlyList<string> endings, List<string> warnings, List<string> others)
    {
        var classes = new List<(string, string[])>();
        foreach (var inside in Folders(folder))
        {
            var name = System.IO.Path.GetFileName(inside);
            var walk = FolderWalk.Of(inside);
            foreach (var loop in walk.Loops) warnings.Add($"{loop} is a link to a folder that is read already, and was left out.");
            var files = walk.Files.ToLookup(path => IsImage(path, endings));
            others.AddRange(files[false]);
            if (files[true].Any()) classes.Add((name, [.. files[true].OrderBy(path => path.Replace('\\', '/'), StringComparer.Ordinal)]));
            else warnings.Add($"The folder {inside} holds no images and is no class.");
        }

        var loose = Directory.GetFiles(folder).Where(path => IsImage(path, endings)).Order(StringComparer.Ordinal).ToList();
        Tell(warnings, loose, "images lie in no class's folder", folder);
        return classes;
    }

    private static void Tell(List<string> warnings, List<string> files, string what, string folder)
    {
        if (files.Count == 0) return;
        var shown = string.Join(", ", files.Take(NamesShown).Select(path => System.IO.Path.GetRelativePath(folder, path)));
        warnings.Add($"{files.Count:N0} {what} and were left out: {shown}{(files.Count > NamesShown ? ", …" : "")}.");
    }

    private static string? Part(string folder, string[] names) =>
        Folders(folder).FirstOrDefault(inside => names.Contains(System.IO.Path.GetFileName(inside).ToLowerInvariant()) && Folders(inside).Any());

    private static bool IsImage(string path, IReadOnlyList<string> endings) => endings.Contains(System.IO.Path.GetExtension(path).ToLowerInvariant());

    // Hidden files and folders are none of the user's, and neither is what a Mac adds to an archive.
    private static IEnumerable<string> Folders(string folder) => Directory.EnumerateDirectories(folder)
        .Where(path => System.IO.Path.GetFileName(path) is not "__MACOSX" and not ['.', ..]).Order(StringComparer.Ordinal);
}
