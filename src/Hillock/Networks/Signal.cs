using Hillock.Networks.Graphs;

namespace Hillock.Networks;

/// <summary>A value inside a network that is being described: it has a shape and no numbers yet.</summary>
public sealed class Signal
{
    internal Signal(GraphBuilder builder, int node, Shape shape) => (Builder, Node, Shape) = (builder, node, shape);

    /// <summary>The shape of one sample's value.</summary>
    public Shape Shape { get; }

    internal GraphBuilder Builder { get; }

    internal int Node { get; }

    /// <summary>The sum of two values of the same shape.</summary>
    public static Signal operator +(Signal left, Signal right) => new Add().Apply(left, right);

    /// <summary>The sum of two values of the same shape.</summary>
    public static Signal Add(Signal left, Signal right) => left + right;

    /// <summary>Element by element, the product of two values of the same shape.</summary>
    public static Signal operator *(Signal left, Signal right) => new Multiply().Apply(left, right);

    /// <summary>Element by element, the product of two values of the same shape.</summary>
    public static Signal Multiply(Signal left, Signal right) => left * right;

    /// <inheritdoc/>
    public override string ToString() => $"Signal({Shape})";
}
