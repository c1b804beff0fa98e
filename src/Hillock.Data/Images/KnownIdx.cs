using Hillock.Data.Download;

namespace Hillock.Data.Images;

/// <summary>A known set of four IDX files.</summary>
internal sealed class KnownIdx : KnownImages
{
    private const string FashionWord = "fashion";

    private KnownIdx(DatasetInfo info, IReadOnlyList<string> classes, IReadOnlyList<string> folders, IReadOnlyList<RemoteFile> files)
        : base(info, classes, folders, files)
    {
    }

    /// <summary>Handwritten digits. The checksums are those of the files whose MD5 torchvision and Keras name.</summary>
    public static KnownIdx Mnist { get; } = new(
        new DatasetInfo("mnist", [], "Handwritten digits, 28×28 grey, 60,000 + 10,000 (LeCun, Cortes and Burges 1998)", "http://yann.lecun.com/exdb/mnist",
            false),
        ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"],
        ["mnist", "MNIST", "MNIST/raw"],
        FilesAt(
            "mnist",
            [
                (9_912_422, "440fcabf73cc546fa21475e81ea370265605f56be210a4024d2ca8f203523609"),
                (28_881, "3552534a0a558bbed6aed32b30c495cca23d567ec52cac8be1a0730e8010255c"),
                (1_648_877, "8d422c7b0a1c1c79245a5bcf07fe86e33eeafee792b84584aec276f5a2dbc4e6"),
                (4_542, "f7ae60f92e00ec6debd23a6088c31dbd2371eca3ffa0defaefb259924204aec6"),
            ],
            "https://ossci-datasets.s3.amazonaws.com/mnist/", "https://storage.googleapis.com/cvdf-datasets/mnist/", "https://yann.lecun.com/exdb/mnist/"));

    /// <summary>Articles of clothing. The checksums are those of the files in the publisher's repository.</summary>
    public static KnownIdx Fashion { get; } = new(
        new DatasetInfo("fashion-mnist", ["fashion_mnist", FashionWord], "Articles of clothing, 28×28 grey, 60,000 + 10,000 (Xiao, Rasul and Vollgraf 2017)",
            "https://github.com/zalandoresearch/fashion-mnist", false),
        ["T-shirt/top", "Trouser", "Pullover", "Dress", "Coat", "Sandal", "Shirt", "Sneaker", "Bag", "Ankle boot"],
        ["fashion-mnist", "fashion_mnist", FashionWord, "FashionMNIST", "FashionMNIST/raw"],
        FilesAt(
            "fashion-mnist",
            [
                (26_421_880, "3aede38d61863908ad78613f6a32ed271626dd12800ba2636569512369268a84"),
                (29_515, "a04f17134ac03560a47e3764e11b92fc97de4d1bfaf8ba1a3aa29af54cc90845"),
                (4_422_102, "346e55b948d973a97e58d2351dde16a484bd415d4595297633bb08f03db6a073"),
                (5_148, "67da17c76eaffca5446c3361aaab5c3cd6d1c2608764d35dfb1850b086bf8dd5"),
            ],
            "https://storage.googleapis.com/tensorflow/tf-keras-datasets/", "https://github.com/zalandoresearch/fashion-mnist/raw/master/data/fashion/"));

    /// <inheritdoc/>
    protected override bool Holds(string folder) => IdxFolder.Find(folder) is not null;

    /// <inheritdoc/>
    protected override bool MayBe(string folder) => folder.Contains(FashionWord, StringComparison.OrdinalIgnoreCase) == (Info.Name == "fashion-mnist");

    /// <inheritdoc/>
    protected override ImageSet Read(string folder) =>
        IdxLoader.Load(IdxFolder.Find(folder)!, Info.Name, Classes) with { Description = Info.Description };

    private static RemoteFile[] FilesAt(string name, (long Bytes, string Sha256)[] facts, params string[] places) =>
        [.. IdxFolder.FileNames.Zip(facts, (file, fact) => RemoteFile.At($"{name}/{file}", fact.Bytes, fact.Sha256, places))];
}
