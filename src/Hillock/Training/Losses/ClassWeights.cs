using System.Globalization;
using Hillock.Data;

namespace Hillock.Training;

/// <summary>How much the rows of each class count in the training loss.</summary>
public sealed class ClassWeights
{
    private readonly double[]? _values;

    private ClassWeights(double[]? values) => _values = values;

    /// <summary><c>rows / (classes · rows of the class)</c>: each class counts as much as each other, and the mean weight is 1 (King and Zeng 2001, as
    /// scikit-learn).</summary>
    public static ClassWeights Balanced { get; } = new(null);

    /// <summary>One number a class, in the order of the labels; each at least 0.</summary>
    /// <exception cref="HillockException">No number, or one that is not 0 or more.</exception>
    public static ClassWeights Of(params IReadOnlyList<double> values)
    {
        if (values.Count == 0 || values.Any(v => !(v >= 0 && double.IsFinite(v))))
            throw new HillockException($"The class weights are {Join(values)}; give a number for each class, 0 or more, such as 1, 5.");
        return new ClassWeights([.. values]);
    }

    /// <summary>The weights of a text: <c>balanced</c>, or numbers such as <c>1, 5</c>.</summary>
    /// <exception cref="HillockException">Neither.</exception>
    public static ClassWeights Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Trim().Equals("balanced", StringComparison.OrdinalIgnoreCase)) return Balanced;
        return Of([.. text.Split(',', StringSplitOptions.TrimEntries).Select(t =>
            double.TryParse(t, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
                ? value
                : throw new HillockException(
                    $"The class weight '{t}' is not a number; write balanced, or a number for each class, such as 1, 5.{Suggestions.Ask(t, ["balanced"])}"))]);
    }

    /// <summary>One number a class.</summary>
    /// <param name="labels">The classes of the training rows.</param>
    /// <param name="classes">How many classes there are.</param>
    /// <exception cref="HillockException">Rows without classes, or not as many numbers as classes.</exception>
    public IReadOnlyList<double> For(ReadOnlySpan<int> labels, int classes)
    {
        if (labels.IsEmpty) throw new HillockException("Class weights are for rows with classes, and these have none. Leave them out.");
        if (_values is null) return Balance(labels, classes);
        return _values.Length == classes
            ? _values
            : throw new HillockException($"There are {_values.Length} class weights ({this}) for {classes} classes; give one a class.");
    }

    /// <summary>As <see cref="Parse"/> reads it.</summary>
    public override string ToString() => _values is null ? "balanced" : Join(_values);

    /// <summary>The weights of these data.</summary>
    internal IReadOnlyList<double> For(DataSet data) => For(data.Train.Labels, data.Classes.Count);

    private static double[] Balance(ReadOnlySpan<int> labels, int classes)
    {
        var counts = new int[classes];
        foreach (var label in labels) counts[label]++;
        var present = counts.Count(c => c > 0);
        var rows = labels.Length;
        return Array.ConvertAll(counts, c => c == 0 ? 1 : (double)rows / ((long)present * c));
    }

    private static string Join(IEnumerable<double> values) => string.Join(", ", values.Select(v => v.ToString("R", CultureInfo.InvariantCulture)));
}
