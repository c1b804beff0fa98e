namespace Hillock.Data.Images;

/// <summary>Loads IDX images with their labels.</summary>
internal static class IdxLoader
{
    private const int MostChannels = 4;

    /// <summary>A folder's four files.</summary>
    public static ImageSet Load(IdxFolder folder, string name, IReadOnlyList<string>? classes)
    {
        var (pixels, labels, shape) = Pair(folder.TrainImages, folder.TrainLabels);
        var (testPixels, testLabels, testShape) = Pair(folder.TestImages, folder.TestLabels);
        if (testShape != shape)
            throw new HillockException(ErrorKind.Data, $"{folder.TestImages} has images of {testShape}, {folder.TrainImages} of {shape}; they must be alike.");
        classes ??= Classes(labels, folder.TrainLabels);
        Check(labels, classes.Count, folder.TrainLabels);
        Check(testLabels, classes.Count, folder.TestLabels);
        return new ImageSet(name, shape, new ImagePart(pixels, labels), classes)
        {
            Test = new ImagePart(testPixels, testLabels),
            Description = Describe(classes.Count, shape),
            Source = Path.GetDirectoryName(Path.GetFullPath(folder.TrainImages)) ?? "",
        };
    }

    /// <summary>One images file with the labels file beside it; with its three siblings where they are there.</summary>
    public static ImageSet LoadFile(string path)
    {
        var name = Path.GetFileName(path);
        if (name.Contains("labels", StringComparison.Ordinal))
            throw new HillockException($"{path} holds labels; give the images file beside it, or their folder.");
        var folder = Path.GetDirectoryName(Path.GetFullPath(path)) ?? ".";
        if (name.StartsWith("train-", StringComparison.Ordinal) && IdxFolder.Find(folder) is { } four)
            return Load(four, Path.GetFileName(folder), null);
        var labelsPath = LabelsBeside(path, folder, name);
        var (pixels, labels, shape) = Pair(path, labelsPath);
        var classes = Classes(labels, labelsPath);
        return new ImageSet(DataFile.Stem(path), shape, new ImagePart(pixels, labels), classes)
        {
            Description = Describe(classes.Length, shape),
            Source = Path.GetFullPath(path),
        };
    }

    private static string Describe(int classes, Shape shape) => $"{classes} classes of {(shape.Rank == 3 && shape[2] > 1 ? "colour" : "grey")} images, {shape}";

    private static string LabelsBeside(string path, string folder, string name)
    {
        var other = name.Replace("images", "labels", StringComparison.Ordinal).Replace("idx3", "idx1", StringComparison.Ordinal);
        var bare = other.EndsWith(".gz", StringComparison.Ordinal) ? other[..^3] : other;
        string[] candidates = other == name ? [] : [other, bare, bare + ".gz"];
        return candidates.Select(candidate => Path.Combine(folder, candidate)).FirstOrDefault(File.Exists)
            ?? throw new HillockException(
                ErrorKind.Data,
                $"{path}: its labels are not beside it; expected "
                    + $"{(candidates.Length == 0 ? "names such as train-images-idx3-ubyte and train-labels-idx1-ubyte" : other)} in {folder}.");
    }

    private static (byte[] Pixels, int[] Labels, Shape Shape) Pair(string imagesPath, string labelsPath)
    {
        var images = IdxFile.Parse(DataFile.Read(imagesPath), 2, 4);
        var labels = IdxFile.Parse(DataFile.Read(labelsPath), 1, 1);
        if (images.Count != labels.Count)
            throw new HillockException(
                ErrorKind.Data,
                $"{imagesPath} holds {images.Count:N0} images but {labelsPath} {labels.Count:N0} labels; they must be as many. Are the files of the same set?");
        if (images.Extents is [_, _, _, var channels] && channels > MostChannels)
            throw new HillockException(
                ErrorKind.Data,
                $"{imagesPath} holds images of {string.Join(" × ", images.Extents[1..])}; channels stand last and there are at most {MostChannels}.");
        return (images.Bytes, Array.ConvertAll(labels.Bytes, label => (int)label), new Shape(images.Extents[1..]));
    }

    // Without a list of classes they are 0 to the largest label; one far beyond the others is a damaged label, not 200 empty classes.
    private static string[] Classes(int[] labels, string path)
    {
        var (largest, present) = (labels.Max(), labels.Distinct().ToArray());
        if (present.Length > 1 && present.Length < (largest + 1) / 2)
        {
            Array.Sort(present);
            throw OutOfRange(Array.IndexOf(labels, largest), largest, path, present.Length > 1 ? present[^2] : 0);
        }

        return [.. Enumerable.Range(0, largest + 1).Select(label => label.ToString(null as IFormatProvider))];
    }

    private static void Check(int[] labels, int classes, string path)
    {
        for (var i = 0; i < labels.Length; i++)
            if (labels[i] >= classes) throw OutOfRange(i, labels[i], path, classes - 1);
    }

    private static HillockException OutOfRange(int index, int label, string path, int largest) =>
        new($"{path}: label {label} of image {index + 1:N0} is out of range; expected 0 to {largest}. The file is damaged, or belongs to another set.");
}
