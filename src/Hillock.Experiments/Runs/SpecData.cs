using Hillock.Data;
using Hillock.Experiments.RunFiles;
using Hillock.Images;

namespace Hillock.Experiments.Runs;

/// <summary>The data of a run.</summary>
public static class SpecData
{
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
        return Datasets.Load(spec.Data.Source, Options(spec) with { Progress = progress }, cancel);
    }

    /// <summary>How the data of a specification is read.</summary>
    public static DataOptions Options(RunSpec spec) => Options(spec.Data) with { Download = new DownloadOptions { Offline = spec.Place.Offline } };

    private static DataOptions Options(DataSpec spec) => new()
    {
        Directory = spec.Directory,
        Target = spec.Target,
        Task = spec.Task is { } task ? TaskNames.Find(task) : null,
        ValidationShare = spec.ValidationShare,
        TestShare = spec.TestShare,
        TestPath = spec.TestFile,
        Seed = spec.Seed ?? new DataOptions().Seed,
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
        Group = spec.Group,
        Fold = spec.Fold,
        Rows = spec.Rows,
        Noise = spec.Noise,
        Decoder = Decoder,
        Images = new ImageOptions
        {
            Size = spec.ImageSize,
            Resize = spec.Resize ?? ResizeMode.Stretch,
            Channels = spec.Channels,
            SkipBad = spec.SkipBadImages
            ?? false
        },
        Augmentation = spec.Augment is { } augment ? Augmentation.Parse(augment) : null,
        TextLength = spec.Length,
        Series = Series(spec),
    };

    private static SeriesOptions? Series(DataSpec spec) => spec.Window is not { } window ? null : new SeriesOptions
    {
        Window = window,
        Horizon = spec.Horizon ?? 1,
        Stride = spec.WindowStride ?? 1,
        Period = spec.Period,
        Inputs = spec.WindowInputs,
        Logarithm = spec.Logarithm ?? false,
        Differences = spec.Differences,
    };
}
