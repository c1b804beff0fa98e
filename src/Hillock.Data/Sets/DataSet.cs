namespace Hillock.Data;

/// <summary>Samples for one task, scaled and split into training, validation and test.</summary>
public sealed class DataSet
{
    /// <summary>What the user calls it: a known name, or the file's name.</summary>
    public required string Name { get; init; }

    /// <summary> The shape of one sample: <c>height × width</c> of a grey image, <c>height × width × 3</c> of one in colour, <c>length</c> of a text as
    /// ids (see <see cref="Vocabulary"/>), <c>steps × columns</c> of a window in time, <c>inputs</c> of a table. Rows are row-major. </summary>
    public required Shape Inputs { get; init; }

    /// <summary>What is asked of the network.</summary>
    public required TaskKind Task { get; init; }

    /// <summary>Names of the classes in label order; empty for a regression.</summary>
    public IReadOnlyList<string> Classes { get; init; } = [];

    /// <summary>What is learned from; every statistic for scaling comes from here alone.</summary>
    public required Split Train { get; init; }

    /// <summary>What choices are made on.</summary>
    public required Split Validation { get; init; }

    /// <summary>What is looked at once, at the end.</summary>
    public required Split Test { get; init; }

    /// <summary>How targets of a regression were standardised.</summary>
    public TargetScale TargetScale { get; init; } = TargetScale.None;

    /// <summary>Name of the target column; null where the data has none.</summary>
    public string? TargetName { get; init; }

    /// <summary>Whether nobody named the target: it was taken for its name or its place.</summary>
    public bool TargetIsGuess { get; init; }

    /// <summary>What is asked, such as <c>regression of price</c>; says where the target is a guess.</summary>
    public string Question =>
        TaskWords.Of(Task) + (TargetName is null ? ""
            : $" of {TargetName}{(TargetIsGuess ? $" (a guess; {new SettingHint(nameof(DataOptions.Target))} names another)" : "")}");

    /// <summary>Names of the inputs after encoding, one a number of a sample; empty for images.</summary>
    public IReadOnlyList<string> FeatureNames { get; init; } = [];

    /// <summary>The columns of a table as they were read; empty for images and generated points.</summary>
    public IReadOnlyList<ColumnInfo> Columns { get; init; } = [];

    /// <summary>What it is, in a sentence.</summary>
    public string Description { get; init; } = "";

    /// <summary>Where it was read from, or how it was made.</summary>
    public string Source { get; init; } = "";

    /// <summary>What a person should know before trusting a result on it.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>Mean of the training inputs before standardising: of pixels in [0, 1], or over all numeric columns of a table.</summary>
    public double InputMean { get; init; }

    /// <summary>Standard deviation of the training inputs before standardising.</summary>
    public double InputDeviation { get; init; } = 1;

    /// <summary>Mean and deviation of each colour over the training images; empty for other data.</summary>
    public IReadOnlyList<ChannelInfo> Channels { get; init; } = [];

    /// <summary>How training images are changed at random; null: they are not.</summary>
    public Augmentation? Augmentation { get; init; }

    /// <summary>The ids of characters, where a sample is a text: whole numbers, 0 after its end, for an embedding; null for other data.</summary>
    public Vocabulary? Vocabulary { get; init; }

    /// <summary>The series, where samples are windows in time: the way back to its unit, and errors beside the naive ones; null for other data.</summary>
    public SeriesInfo? Series { get; init; }

    /// <summary>How many numbers the network gives: one a class, a single one for two classes, one a target for a regression.</summary>
    public int Outputs => Task switch
    {
        TaskKind.Classification => Classes.Count,
        TaskKind.BinaryClassification => 1,
        _ => Math.Max(1, Train.TargetColumns),
    };

    /// <summary>The facts a person asks for first.</summary>
    public DataSummary Describe() => DataSummary.Of(this);
}
