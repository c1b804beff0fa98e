namespace Hillock.Data;

/// <summary>How a data set is found, read, scaled and split.</summary>
public sealed record DataOptions
{
    /// <summary>Folder with the known data sets (<c>--data-dir</c>); null: the environment variable <c>HILLOCK_DATA</c>.</summary>
    public string? Directory { get; init; }

    /// <summary>Target column: its name, or its number from 1, negative from the end (−1 is the last); null: target, label, class or y, else the
    /// last.</summary>
    public string? Target { get; init; }

    /// <summary>The task; null: a text or a few whole numbers are classes, else a regression.</summary>
    public TaskKind? Task { get; init; }

    /// <summary>Share of validation rows, of all rows (of the training file where the test rows have their own); null: 0.15, or a sixth for images.</summary>
    public double? ValidationShare { get; init; }

    /// <summary>Share of test rows, of all rows; null: 0.15, or 0.2 for images. Not used where the test rows have their own file.</summary>
    public double? TestShare { get; init; }

    /// <summary>A table with the test rows, columns as in the training table; null: test rows are drawn from the table.</summary>
    public string? TestPath { get; init; }

    /// <summary>Seed of splits and generators.</summary>
    public long Seed { get; init; }

    /// <summary>The fold whose rows validate, in place of a share of them; null: a share. The test rows are those of the same seed without folds.</summary>
    public Fold? Fold { get; init; }

    /// <summary>Column of a table whose rows with equal text stay in one part (a patient, a day); it is no input. Null: rows are drawn one by one.</summary>
    public string? Group { get; init; }

    /// <summary>Whether inputs and regression targets are standardised, <c>(x − mean) / deviation</c> of the training split.</summary>
    public bool Standardize { get; init; } = true;

    /// <summary>Whether the first line of a table names the columns; null: found out.</summary>
    public bool? HasHeader { get; init; }

    /// <summary>What separates the cells of a table; null: the one of comma, semicolon, tab and bar that fits.</summary>
    public char? Delimiter { get; init; }

    /// <summary>How a table or texts are encoded, such as <c>windows-1252</c>; null: as a mark at the beginning says, else UTF-8, else windows-1252 with a
    /// warning.</summary>
    public string? Encoding { get; init; }

    /// <summary>What stands before the decimals of numbers, <c>.</c> or <c>,</c>; null: a point.</summary>
    public char? DecimalMark { get; init; }

    /// <summary>What parts the digits of a number before its decimals into groups of three; null: nothing.</summary>
    public char? ThousandsMark { get; init; }

    /// <summary>Whether numbers with a currency, a percent sign or a unit, the same in a whole column, are read as numbers without it: <c>23%</c> is
    /// 23.</summary>
    public bool Units { get; init; }

    /// <summary>Whether names that differ in case or blanks alone are one: the most frequent spelling.</summary>
    public bool IgnoreCase { get; init; }

    /// <summary>Columns, by name or number, taken as names even where they look like numbers.</summary>
    public IReadOnlyList<string> Categorical { get; init; } = [];

    /// <summary>Columns, by name or number, that are left out.</summary>
    public IReadOnlyList<string> Drop { get; init; } = [];

    /// <summary>Most inputs a categorical column may become; rarer levels share the input <c>other</c>.</summary>
    public int MaximumLevels { get; init; } = 50;

    /// <summary>How many rows a generator makes in all; null: its own default.</summary>
    public int? Rows { get; init; }

    /// <summary>Standard deviation of a generator's noise; null: its own default.</summary>
    public double? Noise { get; init; }

    /// <summary>How many arms the spirals have, 2 to 20; null: 3.</summary>
    public int? Arms { get; init; }

    /// <summary>Random changes of training images; null: none.</summary>
    public Augmentation? Augmentation { get; init; }

    /// <summary>What decodes the pictures of an image folder, such as <c>SkiaDecoder</c> of <c>Hillock.Images</c>; null: no folder of pictures can be
    /// read.</summary>
    public ImageDecoder? Decoder { get; init; }

    /// <summary>How pictures are decoded.</summary>
    public ImageOptions Images { get; init; } = new();

    /// <summary>Characters a text holds; longer ones are cut; null: the longest of the training texts, at most 1000.</summary>
    public int? TextLength { get; init; }

    /// <summary>Windows in time that a table is cut into; null: its rows do not follow one another in time.</summary>
    public SeriesOptions? Series { get; init; }

    /// <summary>Where known sets that are not here come from.</summary>
    public DownloadOptions Download { get; init; } = new();

    /// <summary>Told of downloads and of decoding; may be called from several threads.</summary>
    public IProgress<DataProgress>? Progress { get; init; }

    /// <inheritdoc/>
    public override string ToString() => RecordText.Of(this);
}
