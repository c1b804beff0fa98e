namespace Hillock.Data;

/// <summary>One part of a data set: training, validation or test; rows are numbered from 0 within the part.</summary>
public sealed class Split
{
    /// <summary>A part for classification: the class of row <c>i</c> is <c>labels[i]</c>.</summary>
    public Split(RowStore inputs, int[] labels)
        : this(inputs, labels, [], []) => ArgumentOutOfRangeException.ThrowIfNotEqual(labels.Length, inputs.Rows);

    /// <summary>A part for regression: the numbers of row <c>i</c> are <paramref name="targetColumns"/> of <c>targets</c> from
    /// <c>i·targetColumns</c> on, standardised, and those of <c>rawTargets</c> in their own unit.</summary>
    public Split(RowStore inputs, float[] targets, float[]? rawTargets = null, int targetColumns = 1)
        : this(inputs, targets, Array.ConvertAll(rawTargets ?? targets, target => (double)target), targetColumns)
    {
    }

    /// <summary>The same with targets in their own unit as float64: a large one keeps the digits that float32 has no room for.</summary>
    public Split(RowStore inputs, float[] targets, double[] rawTargets, int targetColumns = 1)
        : this(inputs, [], targets, rawTargets)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(targetColumns, 1);
        ArgumentOutOfRangeException.ThrowIfNotEqual(targets.Length, (long)inputs.Rows * targetColumns);
        ArgumentOutOfRangeException.ThrowIfNotEqual(RawTargets.Length, targets.Length);
        TargetColumns = targetColumns;
    }

    private Split(RowStore inputs, int[] labels, float[] targets, double[] rawTargets)
    {
        Inputs = inputs;
        Labels = labels;
        Targets = targets;
        RawTargets = rawTargets;
    }

    /// <summary>How many rows the part has; 0 where a share of 0 was asked for.</summary>
    public int Count => Inputs.Rows;

    /// <summary>The scaled inputs; row <c>i</c> belongs to label or target <c>i</c>.</summary>
    public RowStore Inputs { get; }

    /// <summary>The class of each row, an index into the data set's classes; empty for a regression.</summary>
    public int[] Labels { get; }

    /// <summary>How many numbers are to be predicted for a row; 0 for a classification.</summary>
    public int TargetColumns { get; }

    /// <summary>The standardised targets, [rows × <see cref="TargetColumns"/>] row-major (a squared error of 1 is the training variance); empty for a
    /// classification.</summary>
    public float[] Targets { get; }

    /// <summary>The targets in their own unit; empty for a classification.</summary>
    public double[] RawTargets { get; }
}
