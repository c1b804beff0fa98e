using Hillock.Data;
using Hillock.Experiments.RunFiles;
using Hillock.Images;

namespace Hillock.Experiments.Runs;

/// <summary>The data of a run.</summary>
public static class SpecData
{
    private static readonly (TaskKind Task, string Name)[] Tasks =
        [(TaskKind.Classification, "classification"), (TaskKind.BinaryClassification, "binary"), (TaskKind.Regression, "regression")];

    private static readonly SkiaDecoder Decoder = new();

    /// <summary>Loads the data that a specification names.</summary>
    /// <exception cref="HillockException">There is none, or it cannot be used.</exception>
    public static DataSet Load(RunSpec spec, IProgress<DataProgress>? progress = null, CancellationToken cancel = default)
    {
        var data = Read(spec, progress, cancel);
        if (data.Validation.Count == 0)
            throw new HillockException($"{data.Name} has no validation rows, so nothing can be chosen; give validation-share, such as 0.2.");
        return data;
    }

    /// <summary>Loads the data that a specification names, with or without validation rows.</summary>
    /// <exception cref="HillockException">There is none, or it cannot be used.</exception>
    public static DataSet Read(RunSpec spec, IProgress<DataProgress>? progress = null, CancellationToken cancel = default)
    {
        RunSpecRules.Data(spec);
        return Datasets.Load(spec.Data, Options(spec) with { Progress = progress }, cancel);
    }

    /// <summary>How the data of a specification is read.</summary>
    public static DataOptions Options(RunSpec spec) => new()
    {
        Directory = spec.DataDirectory,
        Target = spec.Target,
        Task = spec.Task is { } task ? Task(task) : null,
        ValidationShare = spec.ValidationShare,
        TestShare = spec.TestShare,
        TestPath = spec.TestFile,
        Seed = spec.DataSeed ?? new DataOptions().Seed,
        Standardize = spec.Standardize ?? true,
        HasHeader = spec.Header,
        Delimiter = spec.Delimiter,
        Encoding = spec.Encoding,
        DecimalMark = spec.DecimalMark,
        ThousandsMark = spec.ThousandsMark,
        Units = spec.Units ?? false,
        IgnoreCase = spec.IgnoreCase ?? false,
        Categorical = spec.Categorical,
        Drop = spec.Drop,
        Rows = spec.Rows,
        Noise = spec.Noise,
        Download = new DownloadOptions { Offline = spec.Offline },
        Decoder = Decoder,
        Images = new ImageOptions { Size = spec.ImageSize, Resize = spec.Resize ?? ResizeMode.Stretch, Channels = spec.Channels, SkipBad = spec.SkipBadImages ?? false },
        Augmentation = spec.Augment is { } augment ? Augmentation.Parse(augment) : null,
        TextLength = spec.Length,
        Series = Series(spec),
    };

    private static SeriesOptions? Series(RunSpec spec) => spec.Window is not { } window ? null : new SeriesOptions
    {
        Window = window,
        Horizon = spec.Horizon ?? 1,
        Stride = spec.WindowStride ?? 1,
        Period = spec.Period,
        Inputs = spec.WindowInputs,
        Logarithm = spec.Logarithm ?? false,
        Differences = spec.Differences,
    };

    /// <summary>The tasks as run files and results name them.</summary>
    internal static IReadOnlyList<string> TaskNames => [.. Tasks.Select(t => t.Name)];

    /// <summary>The task as run files and results name it.</summary>
    public static string TaskName(TaskKind task) => Tasks.First(t => t.Task == task).Name;

    /// <summary>The task of a name; null where there is none.</summary>
    public static TaskKind? Task(string name) => Tasks.Where(t => t.Name == name).Select(t => (TaskKind?)t.Task).FirstOrDefault();
}
