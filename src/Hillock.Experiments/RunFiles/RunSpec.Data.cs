using Hillock.Data;

namespace Hillock.Experiments.RunFiles;

public sealed partial record RunSpec
{
    /// <summary>Encoding of a CSV or of texts; null: found out.</summary>
    public string? Encoding { get; init; }

    /// <summary>What stands before the decimals of a CSV's numbers; null: a point.</summary>
    public char? DecimalMark { get; init; }

    /// <summary>What parts the thousands of a CSV's numbers; null: nothing.</summary>
    public char? ThousandsMark { get; init; }

    /// <summary>Whether numbers of a CSV with the same unit in a whole column are read as numbers.</summary>
    public bool? Units { get; init; }

    /// <summary>Whether names that differ in case or blanks alone are one.</summary>
    public bool? IgnoreCase { get; init; }

    /// <summary>Whether nothing may be downloaded; null: as the environment variable <c>HILLOCK_OFFLINE</c> says.</summary>
    public bool? Offline { get; init; }

    /// <summary>The size that pictures of a folder are brought to; null: found out.</summary>
    public ImageSize? ImageSize { get; init; }

    /// <summary>How pictures of another shape are brought to it; null: stretched.</summary>
    public ResizeMode? Resize { get; init; }

    /// <summary>1 (grey) or 3 (colour) numbers a pixel; null: found out.</summary>
    public int? Channels { get; init; }

    /// <summary>Whether pictures that cannot be read are left out with a warning.</summary>
    public bool? SkipBadImages { get; init; }

    /// <summary>Random changes of training images, as <see cref="Augmentation"/> writes them; null: none.</summary>
    public string? Augment { get; init; }

    /// <summary>Characters that a text holds; null: the longest of the training texts, at most 1000.</summary>
    public int? Length { get; init; }

    /// <summary>Values of a window in time; null: the table's rows do not follow one another in time.</summary>
    public int? Window { get; init; }

    /// <summary>Steps from a window to what is predicted; null: 1.</summary>
    public int? Horizon { get; init; }

    /// <summary>Steps from the start of a window to that of the next; null: 1.</summary>
    public int? WindowStride { get; init; }

    /// <summary>Columns that windows hold besides the target.</summary>
    public IReadOnlyList<string> WindowInputs { get; init; } = [];

    /// <summary>Steps after which the series resembles itself; null: none known.</summary>
    public int? Period { get; init; }

    /// <summary>Whether the series' logarithm is taken first.</summary>
    public bool? Logarithm { get; init; }

    /// <summary>Lags of differences that are taken of the series.</summary>
    public IReadOnlyList<int> Differences { get; init; } = [];
}
