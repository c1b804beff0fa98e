using Hillock.Data.Download;

namespace Hillock.Data.Images;

/// <summary>A set of images known by name: where it lies, how it is read, and where it is fetched from.</summary>
internal abstract class KnownImages
{
    private const string Variable = "HILLOCK_DATA";

    private protected KnownImages(DatasetInfo info, IReadOnlyList<string> classes, IReadOnlyList<string> folders, IReadOnlyList<RemoteFile> files)
    {
        Info = info;
        Classes = classes;
        Folders = folders;
        Files = files;
    }

    /// <summary>All of them.</summary>
    public static IReadOnlyList<KnownImages> All { get; } = [KnownIdx.Mnist, KnownIdx.Fashion, KnownCifar.Cifar10, KnownCifar.Cifar100];

    /// <summary>Name and description.</summary>
    public DatasetInfo Info { get; }

    /// <summary>Names of its classes.</summary>
    protected IReadOnlyList<string> Classes { get; }

    /// <summary>Its files as they are published.</summary>
    protected IReadOnlyList<RemoteFile> Files { get; }

    private IReadOnlyList<string> Folders { get; }

    /// <summary>The folder with known data that was named, or that the environment names; null where neither does.</summary>
    public static string? Root(string? directory) =>
        !string.IsNullOrWhiteSpace(directory) ? directory
        : Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } variable ? variable
        : null;

    /// <summary>Whether it can be loaded without fetching anything.</summary>
    public bool IsThere(string? directory, DownloadOptions download) => Find(directory, download) is not null;

    /// <summary>Loads it from where it lies, or fetches it first.</summary>
    /// <exception cref="HillockException">It is not here and cannot be fetched; the message says where to get it and where to put it.</exception>
    public DataSet Load(DataOptions options, CancellationToken token)
    {
        if (options.Directory is { } named && !string.IsNullOrWhiteSpace(named) && !Directory.Exists(named))
            throw new HillockException($"The folder {named} ({new SettingHint(nameof(DataOptions.Directory))}) does not exist; {NotHere(options)}");
        var folder = Find(options.Directory, options.Download) ?? Fetch(options, token);
        return Read(folder).Build(options);
    }

    /// <summary>Fetches its files into the folder for data that is named or that the environment names, else into the cache; those that are there are
    /// checked.</summary>
    public IReadOnlyList<DownloadedFile> Download(DataOptions options, CancellationToken token)
    {
        var there = Candidates(options.Directory).FirstOrDefault(folder => Files.All(file => File.Exists(Path.Combine(folder, file.FileName))));
        if (options.Download.IsOffline && there is not null && Files.All(file => Downloader.IsThere(file, there, verify: true)))
            return [.. Files.Select(file => Downloader.At(file, there, fetched: false))];
        if (options.Download.IsOffline) throw new HillockException(ErrorKind.Network, $"{Info.Name} cannot be fetched: {NotHere(options)}");
        var folder = there ?? (Root(options.Directory) is { } root ? Path.Combine(root, Info.Name) : Cached(options.Download));
        return Fetch(options, folder, verify: true, token);
    }

    /// <summary>Whether a folder holds its files.</summary>
    protected abstract bool Holds(string folder);

    /// <summary>Whether a folder that holds files of the set seems to hold all of them.</summary>
    protected virtual bool HoldsAll(string folder) => true;

    /// <summary>Whether a folder that holds files of these names may be taken for this set, judged by its path.</summary>
    protected abstract bool MayBe(string folder);

    /// <summary>Reads a folder that holds its files.</summary>
    protected abstract ImageSet Read(string folder);

    private string Cached(DownloadOptions download) => Path.Combine(download.CacheFolder, Info.Name);

    // A part of a set is taken only where the whole is nowhere.
    private string? Find(string? directory, DownloadOptions download)
    {
        string[] folders = [.. Candidates(directory).Append(Cached(download)).Where(folder => Directory.Exists(folder) && Holds(folder))];
        return Array.Find(folders, HoldsAll) ?? folders.FirstOrDefault();
    }

    // The names of files are the same for several sets: a folder that holds them directly counts only if it is named after the set.
    private IEnumerable<string> Candidates(string? directory)
    {
        if (Root(directory) is not { } root) return [];
        var inside = Folders.Select(folder => Path.Combine(root, folder));
        return MayBe(Path.GetFullPath(root)) ? inside.Append(root) : inside;
    }

    private string Fetch(DataOptions options, CancellationToken token)
    {
        if (options.Download.IsOffline) throw new HillockException(
            ErrorKind.Network, $"The files of {Info.Name} are not here, and nothing is fetched offline. {NotHere(options)}");
        var folder = Cached(options.Download);
        options.Progress?.Report(new DataProgress(DataStage.Missing, Info.Name, 0, Files.Sum(file => file.Bytes), folder));
        Fetch(options, folder, verify: false, token);
        return folder;
    }

    private IReadOnlyList<DownloadedFile> Fetch(DataOptions options, string folder, bool verify, CancellationToken token) =>
        new Downloader(options.Download, options.Progress)
            .Fetch([.. Files.Select(file => file.From(options.Download.MirrorAddress))], folder, verify, token);

    private string NotHere(DataOptions options)
    {
        var root = Root(options.Directory);
        var looked = root is null
            ? $"No folder was named ({new SettingHint(nameof(DataOptions.Directory))}) and {Variable} is not set."
            : $"Looked in {string.Join(", ", Candidates(options.Directory))}.";
        return $"{looked} Expected {string.Join(", ", Files.Select(file => file.FileName))}; "
            + $"published at {string.Join(", ", Files[0].Addresses.Select(address => new Uri(address, ".")))} and {Info.Source}. "
            + $"Put them in {Cached(options.Download)}, or in a folder DIR/{Info.Name} and pass {new SettingHint(nameof(DataOptions.Directory), "DIR")} "
                + $"or set {Variable}=DIR.";
    }
}
