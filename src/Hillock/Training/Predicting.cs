using Hillock.Activations;
using Hillock.Activations.Facts;
using Hillock.Data;
using Hillock.Networks;

namespace Hillock.Training;

/// <summary>Predictions for a split, and predictions as classes.</summary>
public static class Predicting
{
    private const int ChunkRows = 1024;

    /// <summary>The output for each row of a split: [rows × outputs]. Classes come as probabilities; targets as they were trained on, mostly
    /// standardised.</summary>
    /// <exception cref="HillockException">A split that does not fit the network, or a network without values.</exception>
    public static float[] Predict(this Network model, Split split, CancellationToken token = default)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(split);
        if (split.Inputs.Columns != model.Inputs.Size) TaskCheck.RequireSplit(model, split);
        using var reading = model.Reading();
        var outputs = model.Outputs.Size;
        var all = new float[checked(split.Count * outputs)];
        for (var first = 0; first < split.Count; first += ChunkRows)
        {
            token.ThrowIfCancellationRequested();
            int[] rows = [.. Enumerable.Range(first, Math.Min(ChunkRows, split.Count - first))];
            model.Predict(split.Inputs.ToArray(rows), all.AsSpan(first * outputs, rows.Length * outputs));
        }

        return all;
    }

    /// <summary>The most likely class of one row; of a single output, 1 where it is above the middle of its range.</summary>
    /// <exception cref="HillockException">Not one row, outputs that are not numbers, or a network without values.</exception>
    public static int PredictClass(this Network model, ReadOnlySpan<float> row)
    {
        ArgumentNullException.ThrowIfNull(model);
        return row.Length == model.Inputs.Size
            ? model.PredictClasses(row)[0]
            : throw new HillockException(
                $"Got {row.Length} numbers; one row of {model.Inputs.Size} ({model.Inputs}) was expected. For several rows there is PredictClasses.");
    }

    /// <summary>The same by its name, one of <paramref name="classes"/>, such as <c>data.Classes</c>.</summary>
    /// <exception cref="HillockException">As without names, or another number of names than classes.</exception>
    public static string PredictClass(this Network model, ReadOnlySpan<float> row, IReadOnlyList<string> classes) =>
        Names(model, classes)[model.PredictClass(row)];

    /// <summary>The most likely class of each row, [count × inputs] row-major.</summary>
    /// <exception cref="HillockException">Not whole rows, outputs that are not numbers, or a network without values.</exception>
    public static int[] PredictClasses(this Network model, ReadOnlySpan<float> rows)
    {
        ArgumentNullException.ThrowIfNull(model);
        return Classes(model, model.Predict(rows));
    }

    /// <summary>The most likely class of each row of a split.</summary>
    /// <exception cref="HillockException">A split that does not fit the network, outputs that are not numbers, or a network without values.</exception>
    public static int[] PredictClasses(this Network model, Split split, CancellationToken token = default) => Classes(model, model.Predict(split, token));

    /// <summary>The same by their names, such as <c>data.Classes</c>.</summary>
    /// <exception cref="HillockException">As without names, or another number of names than classes.</exception>
    public static string[] PredictClasses(this Network model, ReadOnlySpan<float> rows, IReadOnlyList<string> classes)
    {
        Names(model, classes);
        return Array.ConvertAll(model.PredictClasses(rows), c => classes[c]);
    }

    /// <summary>The same by their names, such as <c>data.Classes</c>.</summary>
    /// <exception cref="HillockException">As without names, or another number of names than classes.</exception>
    public static string[] PredictClasses(this Network model, Split split, IReadOnlyList<string> classes, CancellationToken token = default)
    {
        Names(model, classes);
        return Array.ConvertAll(model.PredictClasses(split, token), c => classes[c]);
    }

    private static int[] Classes(Network model, float[] outputs)
    {
        var columns = model.Outputs.Size;
        var classes = new int[outputs.Length / columns];
        var middle = columns == 1 ? Middle(model.Head ?? model.OutputActivation) : 0;
        for (var i = 0; i < classes.Length; i++)
        {
            var (row, best) = (i * columns, 0);
            for (var j = 0; j < columns; j++)
            {
                if (float.IsNaN(outputs[row + j]))
                    throw new HillockException(ErrorKind.Numerical,
                        $"The outputs for row {i} are not numbers (NaN), so it has no class; look for NaN in its inputs and in the weights. HealthMonitor "
                        + "says where it arises in a training.");
                if (outputs[row + j] > outputs[row + best]) best = j;
            }

            classes[i] = columns > 1 ? best : outputs[row] > middle ? 1 : 0;
        }

        return classes;
    }

    // A probability is above a half, a margin above 0.
    private static double Middle(Activation? end) =>
        end is ElementwiseActivation activation && FormulaFacts.Of(activation).Range is { Low: >= 0, High: <= 1 } ? 0.5 : 0;

    private static IReadOnlyList<string> Names(Network model, IReadOnlyList<string> classes)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(classes);
        var expected = Math.Max(2, model.Outputs.Size);
        return classes.Count == expected
            ? classes
            : throw new HillockException($"Got {classes.Count} names for {expected} classes; give those of the data, such as data.Classes.");
    }
}
