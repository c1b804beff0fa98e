namespace Hillock.Data.Images;

/// <summary>The four files of an MNIST-like set in one folder, under any of their usual names.</summary>
internal sealed record IdxFolder(string TrainImages, string TrainLabels, string TestImages, string TestLabels)
{
    /// <summary>The names under which the files are published.</summary>
    public static IReadOnlyList<string> FileNames { get; } =
        ["train-images-idx3-ubyte.gz", "train-labels-idx1-ubyte.gz", "t10k-images-idx3-ubyte.gz", "t10k-labels-idx1-ubyte.gz"];

    /// <summary>The four files, or null where one is not there.</summary>
    public static IdxFolder? Find(string folder) =>
        File(folder, FileNames[0]) is { } trainImages && File(folder, FileNames[1]) is { } trainLabels
        && File(folder, FileNames[2]) is { } testImages && File(folder, FileNames[3]) is { } testLabels
            ? new IdxFolder(trainImages, trainLabels, testImages, testLabels)
            : null;

    /// <summary>Which of the four are missing.</summary>
    public static IReadOnlyList<string> Missing(string folder) => [.. FileNames.Where(name => File(folder, name) is null)];

    private static string? File(string folder, string published)
    {
        var plain = published[..^".gz".Length];
        var dotted = plain.Replace("-idx", ".idx", StringComparison.Ordinal);
        return new[] { published, plain, dotted + ".gz", dotted }
            .Select(name => Path.Combine(folder, name)).FirstOrDefault(System.IO.File.Exists);
    }
}
