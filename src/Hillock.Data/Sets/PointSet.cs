namespace Hillock.Data;

/// <summary>Rows of plain numbers with labels or targets, made into a data set.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Shape">The shape of a row.</param>
/// <param name="Count">How many numbers there are, rows times the size of one.</param>
/// <param name="Value">Each number, row-major, as it was given: float64 keeps its digits until it is centred.</param>
internal sealed record PointSet(string Name, Shape Shape, int Count, Func<int, double> Value)
{
    /// <summary>Names of the classes; empty for a regression.</summary>
    public IReadOnlyList<string> Classes { get; init; } = [];

    /// <summary>The class of each row.</summary>
    public int[] Labels { get; init; } = [];

    /// <summary>The number of each row, in its own unit.</summary>
    public double[] Targets { get; init; } = [];

    /// <summary>What it is, in a sentence.</summary>
    public string Description { get; init; } = "";

    /// <summary>Where it comes from.</summary>
    public string Source { get; init; } = "generated";

    /// <summary>Names of the inputs.</summary>
    public IReadOnlyList<string> FeatureNames { get; init; } = [];

    private bool IsRegression => Classes.Count == 0;

    /// <summary>Splits by seed and standardises a copy of the numbers.</summary>
    public DataSet Build(DataOptions options)
    {
        var (validation, test) = Splitter.Shares(options, Splitter.TableShare, Splitter.TableShare);
        var parts = IsRegression
            ? Splitter.Uniform(Targets.Length, validation, test, options)
            : Splitter.Stratified(Labels, Classes.Count, validation, test, options);
        var (mean, deviation) = Scaling.Moments(Value, Shape.Size, parts.Train);
        var values = options.Standardize
            ? Scaling.Standardize(Value, Count, Shape.Size, parts.Train)
            : [.. Enumerable.Range(0, Count).Select(i => (float)Value(i))];
        var scale = IsRegression ? Scaling.Of(Targets, parts.Train, options.Standardize) : TargetScale.None;
        var store = new FloatRows(values, Shape.Size);
        return new DataSet
        {
            Name = Name,
            Inputs = Shape,
            Task = IsRegression ? ClassTask.OfNumbers(Name, options.Task) : ClassTask.Of(Name, Classes.Count, options.Task),
            Classes = Classes,
            Train = Part(store, parts.Train, scale),
            Validation = Part(store, parts.Validation, scale),
            Test = Part(store, parts.Test, scale),
            TargetScale = scale,
            FeatureNames = FeatureNames,
            Description = Description,
            Source = Source,
            Warnings = [.. IsRegression ? Rounding.OfTargets(Targets, parts.Train, scale) : ClassWarnings.Of(Classes, Labels)],
            InputMean = mean,
            InputDeviation = deviation,
        };
    }

    private Split Part(FloatRows store, int[] rows, TargetScale scale) => IsRegression
        ? new Split(store.View(rows), Array.ConvertAll(rows, row => scale.Standardize(Targets[row])), Array.ConvertAll(rows, row => Targets[row]))
        : new Split(store.View(rows), Array.ConvertAll(rows, row => Labels[row]));
}
