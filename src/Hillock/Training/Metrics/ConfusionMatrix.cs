using System.Globalization;

namespace Hillock.Training;

/// <summary>How many rows of each class were taken for which.</summary>
public sealed class ConfusionMatrix
{
    /// <summary>What a row is taken for that has no answer.</summary>
    public const int NoAnswer = -1;

    private readonly long[,] _counts;
    private readonly long[] _unanswered;

    /// <summary>Counts rows.</summary>
    /// <param name="labels">The class of each row.</param>
    /// <param name="predicted">The class each was taken for, or <see cref="NoAnswer"/>.</param>
    /// <param name="classes">The classes' names in label order.</param>
    /// <exception cref="HillockException">As many labels as predictions were expected, each one of the classes.</exception>
    public ConfusionMatrix(ReadOnlySpan<int> labels, ReadOnlySpan<int> predicted, IReadOnlyList<string> classes)
    {
        ArgumentNullException.ThrowIfNull(classes);
        if (labels.Length != predicted.Length) throw new HillockException($"Got {labels.Length} labels and {predicted.Length} predictions; expected as many.");
        Classes = classes;
        _counts = new long[classes.Count, classes.Count];
        _unanswered = new long[classes.Count];
        for (var i = 0; i < labels.Length; i++)
        {
            if ((uint)labels[i] >= (uint)classes.Count || (predicted[i] != NoAnswer && (uint)predicted[i] >= (uint)classes.Count))
                throw new HillockException($"Row {i} has class {labels[i]} and was taken for {predicted[i]}; the classes are 0 to {classes.Count - 1}.");
            if (predicted[i] == NoAnswer) _unanswered[labels[i]]++;
            else _counts[labels[i], predicted[i]]++;
        }

        Count = labels.Length;
    }

    /// <summary>The classes' names.</summary>
    public IReadOnlyList<string> Classes { get; }

    /// <summary>Rows in all.</summary>
    public long Count { get; }

    /// <summary>Rows taken for what they are.</summary>
    public long Correct => Enumerable.Range(0, Classes.Count).Sum(c => _counts[c, c]);

    /// <summary>Rows that were taken for no class, because their scores are not numbers; each is wrong.</summary>
    public long Unanswered => _unanswered.Sum();

    /// <summary>Rows of the class <paramref name="actual"/> that were taken for <paramref name="predicted"/>.</summary>
    public long this[int actual, int predicted] => _counts[actual, predicted];

    /// <summary>Rows of a class.</summary>
    public long Actual(int index) => _unanswered[index] + Enumerable.Range(0, Classes.Count).Sum(c => _counts[index, c]);

    /// <summary>Rows taken for a class.</summary>
    public long Predicted(int index) => Enumerable.Range(0, Classes.Count).Sum(c => _counts[c, index]);

    /// <summary>A table: a line for each class, a column for each class its rows were taken for, and one for rows without an answer where there are
    /// some.</summary>
    public override string ToString()
    {
        var some = Unanswered > 0;
        return ReportText.Table(
            ["actual \\ predicted", .. Classes, .. some ? ["no answer"] : (string[])[]],
            [.. Classes.Select((name, row) =>
                (string[])[name, .. Classes.Select((_, column) => Text(_counts[row, column])), .. some ? [Text(_unanswered[row])] : (string[])[]])]);
    }

    private static string Text(long count) => count.ToString(CultureInfo.InvariantCulture);
}
