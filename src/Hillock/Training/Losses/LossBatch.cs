namespace Hillock.Training;

/// <summary>The outputs of a batch, what they should be, and room for the gradient.</summary>
internal unsafe struct LossBatch
{
    /// <summary>The first output, or logit.</summary>
    public float* Outputs;

    /// <summary>Floats from one row of outputs to the next.</summary>
    public nint Stride;

    /// <summary>Rows.</summary>
    public int Rows;

    /// <summary>Rows whose mean the gradient is of: those of all parts of the batch.</summary>
    public int MeanOver;

    /// <summary>Outputs a row.</summary>
    public int Columns;

    /// <summary>The class of each row, or null.</summary>
    public int* Labels;

    /// <summary>The targets, [rows × columns], where there are no labels.</summary>
    public float* Targets;

    /// <summary>How much a row of each class counts; null where all count 1.</summary>
    public float* ClassWeights;

    /// <summary>Where the gradient goes, rows padded to whole cache lines; scratch where none is wanted.</summary>
    public float* Gradient;

    /// <summary>Floats from one row of the gradient to the next.</summary>
    public int GradientStride;

    /// <summary>Whether rows have classes.</summary>
    public readonly bool HasLabels => Labels != null;

    /// <summary>What output <paramref name="column"/> of <paramref name="row"/> should be: labels are one-hot, or 0 and 1 for a single output.</summary>
    public readonly float Target(int row, int column) =>
        Labels == null ? Targets[((nint)row * Columns) + column]
        : Columns == 1 ? Labels[row]
        : Labels[row] == column ? 1 : 0;

    /// <summary>How much a row counts.</summary>
    public readonly float Weight(int row) => ClassWeights == null || Labels == null ? 1 : ClassWeights[Labels[row]];
}
