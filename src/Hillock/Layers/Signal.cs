namespace Hillock.Layers;

/// <summary>A value inside a network that is being described: it has a shape and no numbers yet.</summary>
public sealed class Signal
{
    internal Signal(ISignalGraph graph, int node, Shape shape) => (Graph, Node, Shape) = (graph, node, shape);

    /// <summary>The shape of one sample's value.</summary>
    public Shape Shape { get; }

    internal ISignalGraph Graph { get; }

    internal int Node { get; }

    /// <summary>The sum of two values of the same shape.</summary>
    public static Signal operator +(Signal left, Signal right) => left.Graph.Sum(left, right);

    /// <summary>The sum of two values of the same shape.</summary>
    public static Signal Add(Signal left, Signal right) => left + right;

    /// <summary>Element by element, the product of two values of the same shape.</summary>
    public static Signal operator *(Signal left, Signal right) => left.Graph.Product(left, right);

    /// <summary>Element by element, the product of two values of the same shape.</summary>
    public static Signal Multiply(Signal left, Signal right) => left * right;

    /// <inheritdoc/>
    public override string ToString() => $"Signal({Shape})";

    /// <summary>The graph of signals that belong together.</summary>
    /// <exception cref="HillockException">None, or of two networks.</exception>
    internal static ISignalGraph GraphOf(IReadOnlyList<Signal> inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        if (inputs.Count == 0) throw new HillockException("A layer needs at least one input.");
        var graph = inputs[0].Graph;
        return inputs.All(s => ReferenceEquals(s.Graph, graph))
            ? graph
            : throw new HillockException("The signals come from two descriptions of a network; use those of one Forward.");
    }
}
