namespace Hillock.Networks;

/// <summary>A layer at its place in a network.</summary>
/// <param name="Name">Such as <c>dense_1</c>.</param>
/// <param name="Layer">What it computes.</param>
/// <param name="Inputs">The shape that goes in.</param>
/// <param name="Outputs">The shape that comes out.</param>
public sealed record NamedLayer(string Name, Layer Layer, Shape Inputs, Shape Outputs);
