namespace Hillock.Data;

/// <summary>One part of a data set: training, validation or test; rows are numbered from 0 within the part.</summary>
public sealed class Split
{
    /// <summary>A part for classification: the class of row <c>i</c> is <c>labels[i]</c>.</summary>
    public Split(RowStore inputs, int[] labels)
        : this(inputs, labels, [], []) => ArgumentOutOfRangeException.ThrowIfNotEqual(labels.Length, inputs.Rows);

    /// <summary>A part for regression: the number of row <c>i</c> is <c>targets[i]</c>, standardised, and <c>rawTargets[i]</c> in its own unit.</summary>
    public Split(RowStore inputs, float[] targets, float[]? rawTargets = null)
        : this(inputs, [], targets, rawTargets ?? targets) => ArgumentOutOfRangeException.ThrowIfNotEqual(targets.Length, inputs.Rows);

    private Split(RowStore inputs, int[] labels, float[] targets, float[] rawTargets)
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

    /// <summary>The standardised target of each row (a squared error of 1 is the training variance); empty for a classification.</summary>
    public float[] Targets { get; }

    /// <summary>The targets in their own unit; empty for a classification.</summary>
    public float[] RawTargets { get; }
}
