namespace Hillock.Engine;

/// <summary>A parameter tensor that a layer asks for.</summary>
/// <param name="Name">Such as <c>weight</c>.</param>
/// <param name="Kind">What it is for.</param>
/// <param name="Rows">Rows in memory, each padded to whole cache lines.</param>
/// <param name="Columns">Columns in memory.</param>
internal readonly record struct ParameterShape(string Name, ParameterKind Kind, int Rows, int Columns)
{
    /// <summary>The extents that a user sees, where they are not the rows and columns.</summary>
    public Shape? Extents { get; init; }

    /// <summary>Rows and columns, or a plain vector.</summary>
    public Shape Usual => Kind == ParameterKind.Weight ? new Shape(Rows, Columns) : new Shape(Rows * Columns);
}
