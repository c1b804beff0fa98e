using Hillock.Layers;

namespace Hillock.Networks;

/// <summary>A layer at its place in a network; of a shared layer, its first place.</summary>
/// <param name="Name">Such as <c>dense_1</c>, or the name of a module's member.</param>
/// <param name="Layer">What it computes.</param>
/// <param name="InputShapes">The shapes that go in.</param>
/// <param name="Outputs">The shape that comes out.</param>
public sealed record NamedLayer(string Name, Layer Layer, IReadOnlyList<Shape> InputShapes, Shape Outputs)
{
    /// <summary>The shape that goes in; the first of several.</summary>
    public Shape Inputs => InputShapes[0];

    /// <inheritdoc/>
    public override string ToString() => RecordText.Of(this);
}
