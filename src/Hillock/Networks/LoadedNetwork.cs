namespace Hillock.Networks;

/// <summary>A network read from files: its graph, without the class that described it.</summary>
internal sealed class LoadedNetwork(Graph graph) : Network
{
    /// <inheritdoc/>
    internal override Graph Graph => graph;

    /// <summary>The layers as a list.</summary>
    public override string ToString() => $"Network({Inputs}\n{string.Concat(Layers.Select(l => $"  ({l.Name}): {l.Layer}\n"))})";
}
