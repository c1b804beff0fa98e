using Hillock.Data.Download;

namespace Hillock.Data.Images;

/// <summary>CIFAR-10 or CIFAR-100: the published archive, the folder that it unpacks to, or a folder with a part of it.</summary>
internal sealed class KnownCifar : KnownImages
{
    private readonly string _archive;
    private readonly int _images;

    private KnownCifar(DatasetInfo info, IReadOnlyList<string> classes, IReadOnlyList<string> folders, RemoteFile archive, int images)
        : base(info, classes, folders, [archive])
    {
        _archive = archive.FileName;
        _images = images;
    }

    /// <summary>Ten classes.</summary>
    public static KnownCifar Cifar10 { get; } = new(
        new DatasetInfo("cifar10", ["cifar-10", "cifar_10"], "Photographs of ten kinds of things, 32×32 colour, 50,000 + 10,000 (Krizhevsky 2009)",
            "https://www.cs.toronto.edu/~kriz/cifar.html", false),
        ["airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck"],
        ["cifar-10-batches-bin", "cifar10/cifar-10-batches-bin", "cifar10", "cifar-10", "cifar10-subset"],
        RemoteFile.At(
            "cifar10/cifar-10-binary.tar.gz", 170_052_171, "c4a38c50a1bc5f3a1c5537f2155ab9d68f9f25eb1ed8d9ddda3db29a59bca1dd",
            "https://www.cs.toronto.edu/~kriz/", "https://cave.cs.toronto.edu/kriz/", "https://storage.googleapis.com/s4tf-hosted-binaries/datasets/CIFAR10/"),
        60_000);

    /// <summary>A hundred classes, whose names come with the files.</summary>
    public static KnownCifar Cifar100 { get; } = new(
        new DatasetInfo("cifar100", ["cifar-100", "cifar_100"], "Photographs of a hundred kinds of things, 32×32 colour, 50,000 + 10,000 (Krizhevsky 2009)",
            "https://www.cs.toronto.edu/~kriz/cifar.html", false),
        [.. Enumerable.Range(0, 100).Select(i => i.ToString(null as IFormatProvider))],
        ["cifar-100-binary", "cifar100/cifar-100-binary", "cifar100", "cifar-100"],
        RemoteFile.At(
            "cifar100/cifar-100-binary.tar.gz", 168_513_733, "58a81ae192c23a4be8b1804d68e518ed807d710a4eb253b1f2a199162a40d8ec",
            "https://www.cs.toronto.edu/~kriz/", "https://cave.cs.toronto.edu/kriz/"),
        60_000);

    /// <inheritdoc/>
    protected override bool Holds(string folder) => File.Exists(Path.Combine(folder, _archive)) || CifarParts.Holds(folder);

    /// <inheritdoc/>
    protected override bool HoldsAll(string folder) =>
        File.Exists(Path.Combine(folder, _archive)) || Directory.EnumerateFiles(folder)
            .Any(path => Path.GetFileName(path) is "data_batch_5.bin" or "data_batch_5.bin.gz" or "train.bin" or "train.bin.gz");

    // The archive's name says which set it is; the parts do not.
    /// <inheritdoc/>
    protected override bool MayBe(string folder)
    {
        var name = Path.GetFileName(folder.TrimEnd(Path.DirectorySeparatorChar)).Replace("-", "", StringComparison.Ordinal)
            .Replace("_", "", StringComparison.Ordinal);
        return File.Exists(Path.Combine(folder, _archive))
            || (name.StartsWith(Info.Name, StringComparison.OrdinalIgnoreCase) && !name[Info.Name.Length..].StartsWith('0'));
    }

    /// <inheritdoc/>
    protected override ImageSet Read(string folder)
    {
        var archive = Path.Combine(folder, _archive);
        var parts = CifarParts.Holds(folder) ? CifarParts.OfFolder(folder) : CifarArchive.Read(archive);
        var set = CifarLoader.Load(parts, Info.Name, Classes);
        var count = set.Train.Count + (set.Test?.Count ?? 0);
        return set with
        {
            Description = Info.Description,
            Warnings = count == _images ? []
                : [$"This is a part of {Info.Name}: {count:N0} of its {_images:N0} images. Results are not comparable with published ones."],
        };
    }
}
