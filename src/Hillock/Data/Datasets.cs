namespace Hillock.Data;

/// <summary>Data sets by name or path.</summary>
public static class Datasets
{
    /// <summary>The data sets known by name.</summary>
    public static IReadOnlyList<DatasetInfo> Known { get; } = [];

    /// <summary>Reads or makes a data set: a known name, an IDX or CSV file (gzip or not), or a folder with the four IDX files.</summary>
    /// <exception cref="HillockException">Unknown name, missing or unreadable file, or data that cannot be learned from.</exception>
    public static DataSet Load(string nameOrPath, DataOptions? options = null) =>
        throw new HillockException($"There is no data set '{nameOrPath}'.");

    internal static bool IsAvailable(DatasetInfo info, string? directory) => info.Generated || directory is not null;
}
