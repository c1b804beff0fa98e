namespace Hillock.Engine;

/// <summary>Where one parameter tensor, [rows × columns] row-major, lies in the flat buffer of a network.</summary>
/// <param name="Name">The layer's name and the tensor's, such as <c>dense_1.weight</c>.</param>
/// <param name="Kind">What it is for.</param>
/// <param name="Rows">Rows; 1 for a bias.</param>
/// <param name="Columns">Columns without the padding.</param>
/// <param name="Offset">Floats from the buffer's start, whole cache lines.</param>
public sealed record ParameterTensor(string Name, ParameterKind Kind, int Rows, int Columns, nint Offset)
{
    /// <summary>The extents that a user sees: <c>3×3×16×32</c> for a convolution, <c>64</c> for a bias.</summary>
    public Shape Shape { get; init; } = new(Rows, Columns);

    /// <summary>Floats from one row to the next: the columns rounded up to whole cache lines.</summary>
    public int Stride => AlignedBuffer.Padded(Columns);

    /// <summary>Numbers without the padding.</summary>
    public long Count => (long)Rows * Columns;

    /// <summary>Floats of the buffer that it takes.</summary>
    internal nint Length => (nint)Rows * Stride;
}
