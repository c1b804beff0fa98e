using Hillock.Data;

namespace Hillock.Experiments.RunFiles;

/// <summary>Which data a run has and how they are read; null means the documented default.</summary>
public sealed record DataSpec
{
    /// <summary>Name of a known data set, or path of a file.</summary>
    public string Source { get; init; } = "digits";

    /// <summary>Folder in which known names are looked up.</summary>
    public string? Directory { get; init; }

    /// <summary>Column to predict: its name, or its number from 1 (negative from the end).</summary>
    public string? Target { get; init; }

    /// <summary>File with the test rows, when they are apart.</summary>
    public string? TestFile { get; init; }

    /// <summary>Task when it is not to be told from the target: classification, binary or regression.</summary>
    public string? Task { get; init; }

    /// <summary>Whether a CSV's first row holds names.</summary>
    public bool? Header { get; init; }

    /// <summary>Share of the training rows kept for validation, in (0, 1).</summary>
    public double? ValidationShare { get; init; }

    /// <summary>Share of all rows kept for the test, in (0, 1), when the data has no test part of its own.</summary>
    public double? TestShare { get; init; }

    /// <summary>Whether inputs are standardised from the training rows.</summary>
    public bool? Standardize { get; init; }

    /// <summary>Encoding of a CSV or of texts; null: found out.</summary>
    public string? Encoding { get; init; }

    /// <summary>What separates a CSV's cells; null: found out.</summary>
    public char? Delimiter { get; init; }

    /// <summary>What stands before the decimals of a CSV's numbers; null: a point.</summary>
    public char? DecimalMark { get; init; }

    /// <summary>What parts the thousands of a CSV's numbers; null: nothing.</summary>
    public char? ThousandsMark { get; init; }

    /// <summary>Whether numbers of a CSV with the same unit in a whole column are read as numbers.</summary>
    public bool? Units { get; init; }

    /// <summary>Whether names that differ in case or blanks alone are one.</summary>
    public bool? IgnoreCase { get; init; }

    /// <summary>Columns taken as names even where they look like numbers.</summary>
    public IReadOnlyList<string> Categorical { get; init; } = [];

    /// <summary>Columns left out.</summary>
    public IReadOnlyList<string> Drop { get; init; } = [];

    /// <summary>Column whose rows with equal text stay in one part; it is no input. Null: rows are drawn one by one.</summary>
    public string? Group { get; init; }

    /// <summary>The fold whose turn it is to validate; set by a comparison, not by an option.</summary>
    public Fold? Fold { get; init; }

    /// <summary>Rows a generator makes; null: its own default.</summary>
    public int? Rows { get; init; }

    /// <summary>Deviation of a generator's noise, 0 or more; null: its own default.</summary>
    public double? Noise { get; init; }

    /// <summary>Seed of splits and generators, apart from the seeds of the trainings; null: that of <see cref="DataOptions"/>.</summary>
    public long? Seed { get; init; }

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

    /// <summary>A known data set, or a file, read as usual.</summary>
    public static implicit operator DataSpec(string source) => new() { Source = source };

    /// <inheritdoc/>
    public override string ToString() => RecordText.Of(this);
}
