namespace Hillock.Data.Images;

/// <summary>Labelled images as bytes, made into a data set: height × width where they are grey, height × width × 3 where they have colour.</summary>
internal sealed record ImageSet(string Name, Shape Shape, ImagePart Train, IReadOnlyList<string> Classes)
{
    private const double ImageValidationShare = 1.0 / 6;
    private const double ImageTestShare = 0.2;

    /// <summary>What it is, in a sentence.</summary>
    public string Description { get; init; } = "";

    /// <summary>Where it comes from.</summary>
    public string Source { get; init; } = "";

    /// <summary>What happened while it was read.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>Validation images of their own; null: drawn from the training images.</summary>
    public ImagePart? Validation { get; init; }

    /// <summary>Test images of their own; null: drawn from the training images.</summary>
    public ImagePart? Test { get; init; }

    private int Channels => Shape.Rank == 3 ? Shape[2] : 1;

    /// <summary>Splits by seed; pixels stay bytes, scaled while they are read.</summary>
    public DataSet Build(DataOptions options)
    {
        ClassTask.RequireTwo(Name, Classes, Train.Labels);
        var task = ClassTask.Of(Name, Classes.Count, options.Task);
        var parts = Draw(options);
        var scale = PixelScale.Of(Train.Pixels, Shape.Size, Channels, parts.Train, options.Standardize);
        var store = Store(Train, scale);
        return new DataSet
        {
            Name = Name,
            Inputs = Shape,
            Task = task,
            Classes = Classes,
            Train = new Split(Augmented(store.View(parts.Train), scale, options), Pick(parts.Train)),
            Validation = Part(store, parts.Validation, Validation, scale),
            Test = Part(store, parts.Test, Test, scale),
            Augmentation = options.Augmentation,
            Description = Description,
            Source = Source,
            Warnings = [.. Warnings, .. ClassWarnings.Of(Classes, [.. Train.Labels, .. Validation?.Labels ?? [], .. Test?.Labels ?? []])],
            InputMean = scale.Mean,
            InputDeviation = scale.Deviation,
            Channels = scale.Channels,
        };
    }

    private Splitter.Parts Draw(DataOptions options)
    {
        Refuse(Validation, options.ValidationShare, "validation");
        Refuse(Test, options.TestShare, "test");
        if (Validation is not null && options.Fold is not null)
            throw new HillockException($"{Name} has validation images of its own, so it cannot be cut into folds; leave folds out.");
        var (validationShare, testShare) = Splitter.Shares(
            options, Validation is null ? ImageValidationShare : 0, Test is null ? ImageTestShare : 0);
        return Splitter.Stratified(Train.Labels, Classes.Count, validationShare, testShare, options);
    }

    private void Refuse(ImagePart? own, double? share, string part)
    {
        if (own is not null && share > 0)
            throw new HillockException($"{Name} has {part} images of its own, so a {part} share of {share} cannot be used; leave it out.");
    }

    private RowStore Augmented(RowStore rows, PixelScale scale, DataOptions options) => options.Augmentation is { IsNone: false } how
        ? new AugmentedRows(rows, Shape, how, scale.Black, scale.White)
        : rows;

    private ByteRows Store(ImagePart part, PixelScale scale) => new(part.Pixels, Shape.Size, scale.Scales, scale.Shifts);

    private Split Part(ByteRows store, int[] rows, ImagePart? own, PixelScale scale) => own is null
        ? new Split(store.View(rows), Pick(rows))
        : new Split(Store(own, scale), own.Labels);

    private int[] Pick(int[] rows) => Array.ConvertAll(rows, row => Train.Labels[row]);
}
