namespace Hillock.Networks;

/// <summary>A parameter tensor that a layer asks for.</summary>
internal readonly record struct ParameterShape(string Name, ParameterKind Kind, int Rows, int Columns);
