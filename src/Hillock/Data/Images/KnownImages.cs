namespace Hillock.Data.Images;

/// <summary>MNIST-like sets known by name: where they lie and what their classes are.</summary>
internal sealed record KnownImages(DatasetInfo Info, IReadOnlyList<string> Classes, IReadOnlyList<string> Folders, Func<string, bool> IsItself)
{
    private const string Variable = "HILLOCK_DATA";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<KnownImages> All { get; } =
    [
        new(
            new DatasetInfo("mnist", [], "Handwritten digits, 28×28 grey, 60,000 + 10,000 (LeCun, Cortes and Burges 1998)", "http://yann.lecun.com/exdb/mnist", false),
            ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"],
            ["mnist", "MNIST", "MNIST/raw"],
            folder => !IsFashion(folder)),
        new(
            new DatasetInfo("fashion-mnist", ["fashion_mnist", "fashion"], "Articles of clothing, 28×28 grey, 60,000 + 10,000 (Xiao, Rasul and Vollgraf 2017)", "https://github.com/zalandoresearch/fashion-mnist", false),
            ["T-shirt/top", "Trouser", "Pullover", "Dress", "Coat", "Sandal", "Shirt", "Sneaker", "Bag", "Ankle boot"],
            ["fashion-mnist", "fashion_mnist", "fashion", "FashionMNIST", "FashionMNIST/raw"],
            IsFashion),
    ];

    /// <summary>The folder with known data that was named, or that the environment names; null where neither does.</summary>
    public static string? Root(string? directory) =>
        !string.IsNullOrWhiteSpace(directory) ? directory
        : Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } variable ? variable
        : null;

    /// <summary>Whether the four files are there.</summary>
    public bool IsThere(string? directory) => Find(directory) is not null;

    /// <summary>Loads the four files, or says where to get them.</summary>
    public DataSet Load(DataOptions options)
    {
        var files = Find(options.Directory) ?? throw NotThere(options.Directory);
        return (IdxLoader.Load(files, Info.Name, Classes) with { Description = Info.Description }).Build(options);
    }

    private IdxFolder? Find(string? directory) => Candidates(directory).Select(IdxFolder.Find).FirstOrDefault(found => found is not null);

    // The four names are the same for every such set: a folder that holds them directly counts only if it is named after the set.
    private IEnumerable<string> Candidates(string? directory)
    {
        if (Root(directory) is not { } root) return [];
        var inside = Folders.Select(folder => Path.Combine(root, folder));
        return IsItself(root) ? inside.Append(root) : inside;
    }

    private HillockException NotThere(string? directory)
    {
        var root = Root(directory);
        var looked = root is null
            ? $"No folder was named (--data-dir) and {Variable} is not set."
            : $"Looked in {string.Join(", ", Candidates(directory))}.";
        if (root is not null && !Directory.Exists(root)) looked += $" The folder {root} does not exist.";
        return new HillockException(
            $"The files of {Info.Name} are not here. {looked} Expected {string.Join(", ", IdxFolder.FileNames)} (gzip or unpacked). "
            + $"They are published at {Info.Source}; put them in a folder DIR/{Info.Name} and pass --data-dir DIR or set {Variable}=DIR.");
    }

    private static bool IsFashion(string folder) =>
        Path.GetFullPath(folder).Contains("fashion", StringComparison.OrdinalIgnoreCase);
}
