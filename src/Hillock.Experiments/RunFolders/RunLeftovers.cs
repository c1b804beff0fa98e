namespace Hillock.Experiments.RunFolders;

/// <summary>What a run leaves in its folder when it is killed before its first file is whole, or when the folder was deleted under it.</summary>
internal static class RunLeftovers
{
    // By folder of a run: the ends of the names that are written there.
    private static readonly Dictionary<string, string[]> Folders = new()
    {
        ["checkpoint"] = ["state.json", ".safetensors", ".jsonl"],
        ["trainings"] = [".json"],
        ["histories"] = [".csv"],
    };

    /// <summary>Whether an entry of a folder without a command file can only be a run's.</summary>
    public static bool IsOne(string path)
    {
        var name = Path.GetFileName(path);
        return Directory.Exists(path)
            ? Folders.TryGetValue(name, out var ends) && Directory.EnumerateFileSystemEntries(path)
                .All(e => IsFile(e) || ends.Any(end => e.EndsWith(end, StringComparison.Ordinal)))
            : IsFile(path);
    }

    /// <summary>Deletes half-written files from a folder that nobody else holds.</summary>
    public static void Sweep(string folder)
    {
        AtomicFile.Sweep(folder, owned: true);
        foreach (var inner in Folders.Keys.Select(f => Path.Combine(folder, f)).Where(Directory.Exists)) AtomicFile.Sweep(inner, owned: true);
    }

    // .probe: what earlier versions tried a folder with.
    private static bool IsFile(string path) => Path.GetFileName(path) is FolderLock.FileName or ".probe" || AtomicFile.IsLeftover(path);
}
