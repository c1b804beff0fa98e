using Hillock.Layers;

namespace Hillock.Networks;

/// <summary>One use of a layer in a network.</summary>
/// <param name="Name">The layer's name.</param>
/// <param name="Layer">What it computes.</param>
/// <param name="Inputs">The numbers of the nodes it reads; <see cref="Graph.Input"/> is the network's input.</param>
/// <param name="InputShapes">What goes in.</param>
/// <param name="Output">What comes out.</param>
internal sealed record GraphNode(string Name, Layer Layer, int[] Inputs, Shape[] InputShapes, Shape Output);
