namespace Hillock.Training;

/// <summary>Rows that go through the network together.</summary>
/// <param name="inputs">The first row.</param>
/// <param name="stride">Floats from one row to the next.</param>
/// <param name="rows">How many.</param>
/// <param name="labels">The class of each, or null.</param>
/// <param name="targets">The targets, [rows × outputs], where there are no labels.</param>
internal readonly unsafe struct BatchPart(float* inputs, nint stride, int rows, int* labels, float* targets)
{
    /// <summary>The first row.</summary>
    public float* Inputs { get; } = inputs;

    /// <summary>Floats from one row to the next.</summary>
    public nint Stride { get; } = stride;

    /// <summary>How many rows.</summary>
    public int Rows { get; } = rows;

    /// <summary>The class of each row, or null.</summary>
    public int* Labels { get; } = labels;

    /// <summary>The targets, where there are no labels.</summary>
    public float* Targets { get; } = targets;
}
