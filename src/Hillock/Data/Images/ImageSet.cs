using Hillock.Networks;

namespace Hillock.Data.Images;

/// <summary>Labelled grey images as bytes, made into a data set.</summary>
internal sealed record ImageSet(string Name, Shape Shape, byte[] Pixels, int[] Labels, IReadOnlyList<string> Classes)
{
    private const double ImageValidationShare = 1.0 / 6;
    private const double ImageTestShare = 0.2;

    /// <summary>What it is, in a sentence.</summary>
    public string Description { get; init; } = "";

    /// <summary>Where it comes from.</summary>
    public string Source { get; init; } = "";

    /// <summary>Test images of their own; null: drawn from these.</summary>
    public byte[]? TestPixels { get; init; }

    /// <summary>Their labels.</summary>
    public int[] TestLabels { get; init; } = [];

    /// <summary>Splits by seed; pixels stay bytes, scaled while they are read.</summary>
    public DataSet Build(DataOptions options)
    {
        var present = Labels.Distinct().Count();
        if (present < 2)
            throw new HillockException($"{Name} holds one class only, {Classes[Labels[0]]}, in all {Labels.Length:N0} rows; there is nothing to tell apart.");
        var (validationShare, testShare) = Splitter.Shares(options, ImageValidationShare, TestPixels is null ? ImageTestShare : 0);
        var parts = Splitter.Stratified(Labels, Classes.Count, validationShare, testShare, options.Seed);
        var (mean, deviation, background) = Moments(Pixels, Shape.Size, parts.Train);
        var (scale, shift) = options.Standardize && deviation > 0 ? Scaling(mean, deviation, background) : (1.0 / 255, 0.0);
        var store = new ByteRows(Pixels, Shape.Size, (float)scale, (float)shift);
        return new DataSet
        {
            Name = Name,
            Inputs = Shape,
            Task = Task(options),
            Classes = Classes,
            Train = Part(store, parts.Train),
            Validation = Part(store, parts.Validation),
            Test = TestPixels is null ? Part(store, parts.Test) : new Split(new ByteRows(TestPixels, Shape.Size, (float)scale, (float)shift), TestLabels),
            Description = Description,
            Source = Source,
            Warnings = [.. ClassWarnings.Of(Classes, [.. Labels, .. TestLabels])],
            InputMean = mean,
            InputDeviation = deviation,
        };
    }

    private TaskKind Task(DataOptions options) => options.Task switch
    {
        TaskKind.Regression => throw new HillockException($"{Name} has classes, not numbers to predict; regression does not fit."),
        TaskKind.BinaryClassification when Classes.Count != 2 =>
            throw new HillockException($"{Name} has {Classes.Count} classes; binary classification needs exactly 2."),
        { } task => task,
        null => Classes.Count == 2 ? TaskKind.BinaryClassification : TaskKind.Classification,
    };

    private Split Part(ByteRows store, int[] rows) => new(store.View(rows), Array.ConvertAll(rows, row => Labels[row]));

    // Where most pixels are black background, black stays 0 and the mean square becomes 1, which is what the initialisers assume: the
    // weights of pixels that are nearly always black then hardly move. Other images are centred.
    private static (double Scale, double Shift) Scaling(double mean, double deviation, double background) => background >= 0.5
        ? (1 / (255 * Math.Sqrt((mean * mean) + (deviation * deviation))), 0)
        : (1 / (255 * deviation), -mean / deviation);

    private static (double Mean, double Deviation, double Background) Moments(byte[] pixels, int columns, int[] rows)
    {
        var counts = new long[256];
        foreach (var row in rows)
            foreach (var pixel in pixels.AsSpan(row * columns, columns)) counts[pixel]++;
        var (sum, squares) = (0.0, 0.0);
        for (var value = 0; value < counts.Length; value++)
        {
            sum += counts[value] * (value / 255.0);
            squares += counts[value] * (value / 255.0) * (value / 255.0);
        }

        var count = (double)rows.Length * columns;
        var mean = sum / count;
        return (mean, Math.Sqrt(Math.Max(0, (squares / count) - (mean * mean))), counts[0] / count);
    }
}
