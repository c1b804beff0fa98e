namespace Hillock.Layers;

/// <summary>Which of a cell's activations.</summary>
internal enum CellFunction
{
    /// <summary>Of the new content, and of the output where there is one: <c>activation</c>.</summary>
    Candidate,

    /// <summary>Of the gates: <c>recurrentActivation</c>.</summary>
    Gate,
}
