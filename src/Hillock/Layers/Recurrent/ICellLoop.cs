namespace Hillock.Layers;

/// <summary>A part of a cell's step over many units and rows at once.</summary>
internal unsafe interface ICellLoop
{
    /// <summary>The planes read, in the order of the streams.</summary>
    IReadOnlyList<Plane> Inputs { get; }

    /// <summary>The planes written, which follow.</summary>
    IReadOnlyList<Plane> Outputs { get; }

    /// <summary>Runs it.</summary>
    /// <param name="streams">The first number of each plane.</param>
    /// <param name="scalars">The learned parameters, those of <see cref="CellFunction.Candidate"/> first.</param>
    /// <param name="count">Numbers of each plane.</param>
    void Run(float** streams, float* scalars, nint count);
}
