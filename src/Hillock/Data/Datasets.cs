using Hillock.Data.Generators;
using Hillock.Data.Images;
using Hillock.Networks;

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
            return Load(known, options);
        return DataPath.Load(nameOrPath, options);
    }

    private static DataSet Load(DatasetInfo known, DataOptions options)
    {
        if (known.Generated)
        {
            OptionCheck.Generated(known.Name, options);
            return Loaders[known.Name](options);
        }

        OptionCheck.Images(known.Name, options);
        return KnownImages.All.First(images => images.Info == known).Load(options);
    }

    /// <summary>A data set for classification of rows already in memory; the classes are 0 to the largest label.</summary>
    /// <param name="name">What to call it.</param>
    /// <param name="inputs">The shape of one row.</param>
    /// <param name="values">All rows, <c>[rows × inputs.Size]</c> row-major; copied.</param>
    /// <param name="labels">The class of each row.</param>
    /// <param name="options">How it is split and scaled.</param>
    /// <exception cref="HillockException">Counts that do not fit, a value that is not finite, or a single class.</exception>
    public static DataSet FromRows(string name, Shape inputs, float[] values, int[] labels, DataOptions? options = null)
    {
        Check(name, inputs, values, labels.Length);
        if (labels.Min() is < 0 and var label) throw new HillockException($"{name}: label {label} is out of range; labels begin at 0.");
        if (labels.Distinct().Count() < 2) throw new HillockException($"{name} holds one class only, {labels[0]}, in all {labels.Length:N0} rows; there is nothing to tell apart.");
        var classes = Enumerable.Range(0, labels.Max() + 1).Select(i => i.ToString(null as IFormatProvider));
        return new PointSet(name, inputs, values) { Classes = [.. classes], Labels = labels, Source = "memory" }.Build(options ?? new DataOptions());
    }

    /// <summary>A data set for regression of rows already in memory.</summary>
    /// <param name="name">What to call it.</param>
    /// <param name="inputs">The shape of one row.</param>
    /// <param name="values">All rows, <c>[rows × inputs.Size]</c> row-major; copied.</param>
    /// <param name="targets">The number of each row, in its own unit.</param>
    /// <param name="options">How it is split and scaled.</param>
    /// <exception cref="HillockException">Counts that do not fit, or a value that is not finite.</exception>
    public static DataSet FromRows(string name, Shape inputs, float[] values, float[] targets, DataOptions? options = null)
    {
        Check(name, inputs, values, targets.Length);
        if (Array.FindIndex(targets, target => !float.IsFinite(target)) is >= 0 and var row)
            throw new HillockException($"{name}: the target of row {row} is {targets[row]}, not a finite number.");
        return new PointSet(name, inputs, values) { Targets = targets, Source = "memory" }.Build(options ?? new DataOptions());
    }

    private static void Check(string name, Shape inputs, float[] values, int rows)
    {
        if (rows == 0) throw new HillockException($"{name} holds zero rows.");
        if (values.Length != (long)rows * inputs.Size)
            throw new HillockException($"{name}: {values.Length:N0} numbers do not fill {rows:N0} rows of {inputs}; expected {(long)rows * inputs.Size:N0}.");
        if (Array.FindIndex(values, value => !float.IsFinite(value)) is >= 0 and var at)
            throw new HillockException($"{name}: number {at % inputs.Size} of row {at / inputs.Size} is {values[at]}, not finite.");
    }

    internal static IEnumerable<string> Names(DatasetInfo info) => info.Aliases.Prepend(info.Name);

    internal static bool IsAvailable(DatasetInfo info, string? directory) =>
        info.Generated || KnownImages.All.Any(images => images.Info == info && images.IsThere(directory));
}
