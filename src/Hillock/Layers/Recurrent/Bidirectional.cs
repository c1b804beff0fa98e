namespace Hillock.Layers;

/// <summary>A recurrent layer and the same for the other direction, with weights of its own; what comes out of both stands side by side.</summary>
/// <remarks>M. Schuster and K. Paliwal 1997. It stands for three layers, <c>forward</c>, <c>backward</c> and a <see cref="Concatenate"/>.</remarks>
public sealed class Bidirectional : CompositeLayer
{
    private readonly RecurrentLayer _backward;

    /// <summary>Describes the pair.</summary>
    /// <param name="forward">The one of them, such as <c>new LSTM(64)</c>.</param>
    public Bidirectional(RecurrentLayer forward)
    {
        ArgumentNullException.ThrowIfNull(forward);
        Forward = forward;
        _backward = forward.Reversed();
    }

    /// <summary>The layer that was given.</summary>
    public RecurrentLayer Forward { get; }

    internal static LayerKind Definition { get; } = new(new Bidirectional(new LSTM(4)));

    /// <inheritdoc/>
    public override string Kind => "bidirectional";

    /// <inheritdoc/>
    public override Shape OutputShape(IReadOnlyList<Shape> inputs)
    {
        var one = Forward.OutputShape(inputs);
        return new Shape([.. one.Extents[..^1], 2 * Forward.Units]);
    }

    /// <summary>Applies both and joins what comes out.</summary>
    public override Signal Apply(params IReadOnlyList<Signal> inputs)
    {
        var graph = Signal.GraphOf(inputs);
        var name = graph.NameOf(Kind);
        graph.Name(Forward, name + ".forward");
        graph.Name(_backward, name + ".backward");
        using (graph.Scope(name, nested: false)) return new Concatenate().Apply(Forward.Apply(inputs), _backward.Apply(inputs));
    }

    /// <inheritdoc/>
    public override string ToString() => $"Bidirectional({Forward})";

    /// <inheritdoc/>
    internal override Layer With(LayerSettings settings) => new Bidirectional(settings.Layer("layer", Forward) is var layer && layer is RecurrentLayer recurrent
        ? recurrent
        : throw new HillockException($"bidirectional goes around a recurrent layer, such as lstm(64), got '{layer.Text}'."));
}
