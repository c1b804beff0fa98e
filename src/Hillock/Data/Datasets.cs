using Hillock.Data.Generators;
using Hillock.Data.Images;

namespace Hillock.Data;

/// <summary>Data sets by name or path.</summary>
public static class Datasets
{
    private static readonly Dictionary<string, Func<DataOptions, DataSet>> Loaders = new(StringComparer.OrdinalIgnoreCase)
    {
        ["digits"] = DigitSet.Build,
        ["moons"] = Points.Moons,
        ["spirals"] = Points.Spirals,
        ["circles"] = Points.Circles,
        ["curve"] = Points.Curve,
    };

    /// <summary>The data sets known by name, those that need no file first.</summary>
    public static IReadOnlyList<DatasetInfo> Known { get; } =
    [
        new("digits", [], "Digits drawn from strokes, 28×28 grey, 10,000 + 2,000; the default", "generated", true),
        new("moons", ["two-moons", "two_moons"], "Two interleaved half circles with noise, 2 classes", "generated", true),
        new("spirals", [], "Spiral arms around one centre, 3 classes or more", "generated", true),
        new("circles", [], "A ring inside a ring, 2 classes", "generated", true),
        new("curve", [], "A noisy curve to fit, regression", "generated", true),
        .. KnownImages.All.Select(known => known.Info),
    ];

    /// <summary>Reads or makes a data set: a known name, an IDX or CSV file (gzip or not), or a folder with the four IDX files.</summary>
    /// <exception cref="HillockException">Unknown name, missing or unreadable file, or data that cannot be learned from.</exception>
    public static DataSet Load(string nameOrPath, DataOptions? options = null)
    {
        options ??= new DataOptions();
        if (Known.FirstOrDefault(info => Names(info).Contains(nameOrPath, StringComparer.OrdinalIgnoreCase)) is { } known)
            return known.Generated ? Loaders[known.Name](options) : KnownImages.All.First(images => images.Info == known).Load(options);
        return DataPath.Load(nameOrPath, options);
    }

    internal static IEnumerable<string> Names(DatasetInfo info) => info.Aliases.Prepend(info.Name);

    internal static bool IsAvailable(DatasetInfo info, string? directory) =>
        info.Generated || KnownImages.All.Any(images => images.Info == info && images.IsThere(directory));
}
