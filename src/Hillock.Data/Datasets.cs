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

    /// <summary> Reads or makes a data set: a known name, a CSV, IDX or CIFAR file (gzip or not), or a folder: IDX or CIFAR files, images in a folder a
    /// class, or texts in a file a class. Known images that are not here are downloaded. </summary>
    /// <exception cref="HillockException">Unknown name, missing or unreadable file, or data that cannot be learned from.</exception>
    public static DataSet Load(string nameOrPath, DataOptions? options = null, CancellationToken token = default)
    {
        options ??= new DataOptions();
        try
        {
            return Find(nameOrPath) is { } known ? Load(known, options, token) : DataPath.Load(nameOrPath, options, token);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or System.Security.SecurityException)
        {
            // A folder may be closed to this user, or go while it is read.
            throw new HillockException($"{nameOrPath} cannot be read: {e.Message}", e);
        }
        catch (AggregateException e) when (e.Flatten().InnerExceptions
            is [HillockException or IOException or UnauthorizedAccessException or OutOfMemoryException, ..])
        {
            throw new HillockException($"{nameOrPath} cannot be read: {e.Flatten().InnerExceptions[0].Message}", e);
        }
        catch (OutOfMemoryException e)
        {
            throw new HillockException(
                ErrorKind.Usage, $"{nameOrPath} does not fit into memory; {MemoryLimit.Text(MemoryLimit.Free)} are free. Give fewer or smaller samples.", e);
        }
    }

    /// <summary>Fetches the files of a known set into <see cref="DataOptions.Directory"/>, else the folder <c>HILLOCK_DATA</c>, else the cache; files that are
    /// there are checked.</summary>
    /// <exception cref="HillockException">Not a set that is downloaded, or no address gave a file.</exception>
    public static IReadOnlyList<DownloadedFile> Download(string name, DataOptions? options = null, CancellationToken token = default)
    {
        var names = KnownImages.All.Select(images => images.Info.Name);
        if (Find(name) is not { } known)
            throw new HillockException($"There is no data set '{name}' to download.{Suggestions.Ask(name, names)} There are {string.Join(", ", names)}.");
        return known.Generated
            ? throw new HillockException($"{known.Name} is generated, so there is nothing to download; use it as it is.")
            : Images(known).Download(options ?? new DataOptions(), token);
    }

    private static DatasetInfo? Find(string name) => Known.FirstOrDefault(info => Names(info).Contains(name, StringComparer.OrdinalIgnoreCase));

    private static KnownImages Images(DatasetInfo known) => KnownImages.All.First(images => images.Info == known);

    private static DataSet Load(DatasetInfo known, DataOptions options, CancellationToken token)
    {
        if (known.Generated)
        {
            OptionCheck.Require($"{known.Name} is generated", options, known.Name == "digits" ? OptionGroups.Generator | OptionGroups.Augmentation
                : OptionGroups.Generator);
            return Loaders[known.Name](options);
        }

        OptionCheck.Require($"{known.Name} holds images", options, OptionGroups.Augmentation);
        return Images(known).Load(options, token);
    }

    /// <summary>A data set for classification of images already in memory, one byte a channel; the classes are 0 to the largest label.</summary>
    /// <param name="name">What to call it.</param>
    /// <param name="image">Height and width, or height, width and channels.</param>
    /// <param name="pixels">All images, row-major, channels last; not copied.</param>
    /// <param name="labels">The class of each image.</param>
    /// <param name="options">How it is split, scaled and augmented.</param>
    /// <exception cref="HillockException">Counts that do not fit, or a single class.</exception>
    public static DataSet FromImages(string name, Shape image, byte[] pixels, int[] labels, DataOptions? options = null)
    {
        if (image.Rank is not (2 or 3)) throw new HillockException(
            $"{name}: an image has a height and a width, and where it has colour channels; {image} is no such shape.");
        if (labels.Length == 0) throw new HillockException(ErrorKind.Data, $"{name} holds zero rows.");
        if (pixels.Length != (long)labels.Length * image.Size)
            throw new HillockException(
                $"{name}: {pixels.Length:N0} bytes do not fill {labels.Length:N0} images of {image}; expected {(long)labels.Length * image.Size:N0}.");
        if (options is not null) OptionCheck.Require($"{name} holds images in memory", options, OptionGroups.Augmentation);
        return new ImageSet(name, image, new ImagePart(pixels, labels), ClassNames(name, labels)) { Source = "memory" }.Build(options ?? new DataOptions());
    }

    /// <summary>A data set for classification of rows already in memory; the classes are 0 to the largest label.</summary>
    /// <param name="name">What to call it.</param>
    /// <param name="inputs">The shape of one row.</param>
    /// <param name="values">All rows, <c>[rows × inputs.Size]</c> row-major; copied.</param>
    /// <param name="labels">The class of each row.</param>
    /// <param name="options">How it is split and scaled.</param>
    /// <exception cref="HillockException">Counts that do not fit, a value that is not finite, or a single class.</exception>
    public static DataSet FromRows(string name, Shape inputs, float[] values, int[] labels, DataOptions? options = null) =>
        FromRows(name, inputs, values.Length, i => values[i], labels, options);

    /// <summary>The same of float64, whose digits are kept until it is centred.</summary>
    /// <inheritdoc cref="FromRows(string, Shape, float[], int[], DataOptions?)"/>
    public static DataSet FromRows(string name, Shape inputs, double[] values, int[] labels, DataOptions? options = null) =>
        FromRows(name, inputs, values.Length, i => values[i], labels, options);

    /// <summary>A data set for regression of rows already in memory.</summary>
    /// <param name="name">What to call it.</param>
    /// <param name="inputs">The shape of one row.</param>
    /// <param name="values">All rows, <c>[rows × inputs.Size]</c> row-major; copied.</param>
    /// <param name="targets">The number of each row, in its own unit.</param>
    /// <param name="options">How it is split and scaled.</param>
    /// <exception cref="HillockException">Counts that do not fit, or a value that is not finite.</exception>
    public static DataSet FromRows(string name, Shape inputs, float[] values, float[] targets, DataOptions? options = null) =>
        FromRows(name, inputs, values.Length, i => values[i], Array.ConvertAll(targets, target => (double)target), options);

    /// <summary>The same of float64, whose digits are kept until it is centred.</summary>
    /// <inheritdoc cref="FromRows(string, Shape, float[], float[], DataOptions?)"/>
    public static DataSet FromRows(string name, Shape inputs, double[] values, double[] targets, DataOptions? options = null) =>
        FromRows(name, inputs, values.Length, i => values[i], targets, options);

    private static DataSet FromRows(string name, Shape inputs, int count, Func<int, double> value, int[] labels, DataOptions? options)
    {
        CheckRows(name, inputs, count, value, labels.Length, options);
        var classes = ClassNames(name, labels);
        ClassTask.RequireTwo(name, classes, labels);
        return new PointSet(name, inputs, count, value) { Classes = classes, Labels = labels, Source = "memory" }.Build(options ?? new DataOptions());
    }

    private static DataSet FromRows(string name, Shape inputs, int count, Func<int, double> value, double[] targets, DataOptions? options)
    {
        CheckRows(name, inputs, count, value, targets.Length, options);
        if (Array.FindIndex(targets, target => !(Math.Abs(target) <= float.MaxValue)) is >= 0 and var row)
            throw new HillockException(ErrorKind.Data, $"{name}: the target of row {row} is {targets[row]}, not a finite number as float32.");
        return new PointSet(name, inputs, count, value) { Targets = targets, Source = "memory" }.Build(options ?? new DataOptions());
    }

    private static string[] ClassNames(string name, int[] labels) => labels.Min() is < 0 and var label
        ? throw new HillockException(ErrorKind.Data, $"{name}: label {label} is out of range; labels begin at 0.")
        : [.. Enumerable.Range(0, labels.Max() + 1).Select(i => i.ToString(null as IFormatProvider))];

    private static void CheckRows(string name, Shape inputs, int count, Func<int, double> value, int rows, DataOptions? options)
    {
        if (options is not null) OptionCheck.Require($"{name} holds rows of numbers", options, OptionGroups.None);
        if (rows == 0) throw new HillockException(ErrorKind.Data, $"{name} holds zero rows.");
        if (count != (long)rows * inputs.Size)
            throw new HillockException($"{name}: {count:N0} numbers do not fill {rows:N0} rows of {inputs}; expected {(long)rows * inputs.Size:N0}.");
        for (var at = 0; at < count; at++)
            if (!(Math.Abs(value(at)) <= float.MaxValue)) throw new HillockException(
                ErrorKind.Data, $"{name}: number {at % inputs.Size} of row {at / inputs.Size} is {value(at)}, not finite as float32.");
    }

    internal static IEnumerable<string> Names(DatasetInfo info) => info.Aliases.Prepend(info.Name);

    /// <summary>Whether a data set can be loaded without a download: it is generated, or its files are in <paramref name="directory"/>, <c>HILLOCK_DATA</c> or
    /// the cache.</summary>
    public static bool IsAvailable(DatasetInfo info, string? directory = null) =>
        info.Generated || KnownImages.All.Any(images => images.Info == info && images.IsThere(directory, new DownloadOptions()));
}
