namespace Hillock.Layers;

/// <summary>Layers with a connection around them, <c>y = f(x) + x</c>, for a <c>Sequential</c>; in a <c>Module</c> write it as it reads.</summary>
/// <remarks>K. He, X. Zhang, S. Ren and J. Sun 2015, arXiv:1512.03385. The layers must keep the shape, or a projection must be given.</remarks>
public sealed class Residual : CompositeLayer
{
    private readonly Layer[] _layers;

    /// <summary>Describes the block.</summary>
    /// <param name="layers">f, one after the other.</param>
    /// <exception cref="HillockException">No layers.</exception>
    public Residual(params IReadOnlyList<Layer> layers)
    {
        ArgumentNullException.ThrowIfNull(layers);
        _layers = layers.Count > 0 ? [.. layers] : throw new HillockException(
            "A residual block needs layers to go around, such as new Residual(new Dense(64, \"relu\"), new Dense(64)).");
    }

    internal static LayerKind Definition { get; } = new(new Residual(new Dense(256), new Dense(256)));

    /// <summary>f.</summary>
    public IReadOnlyList<Layer> Layers => _layers;

    /// <summary>A layer on the connection around, such as a 1×1 convolution where the layers change the number of channels; null for the input as it
    /// is.</summary>
    public Layer? Projection { get; init; }

    /// <inheritdoc/>
    public override string Kind => "residual";

    /// <inheritdoc/>
    public override Shape OutputShape(IReadOnlyList<Shape> inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        return _layers.Aggregate(inputs[0], (shape, layer) => layer.OutputShape([shape]));
    }

    /// <summary>Applies the layers and adds what went around.</summary>
    public override Signal Apply(params IReadOnlyList<Signal> inputs)
    {
        var graph = Signal.GraphOf(inputs);
        using (graph.Scope(graph.NameOf(Kind), nested: false))
        {
            var around = Projection?.Apply(inputs[0]) ?? inputs[0];
            var through = _layers.Aggregate(inputs[0], (signal, layer) => layer.Apply(signal));
            return through.Shape == around.Shape
                ? through + around
                : throw new HillockException(
                    $"The layers of the residual block turn {inputs[0].Shape} into {through.Shape}, and {around.Shape} goes around. Give a Projection, "
                    + "such as a 1×1 convolution.");
        }
    }

    /// <inheritdoc/>
    public override string ToString() =>
        $"Residual({string.Join(", ", _layers.Select(l => l.ToString()))}{(Projection is null ? "" : $"; around: {Projection}")})";

    /// <inheritdoc/>
    internal override Layer With(LayerSettings settings) =>
        new Residual(settings.Layers("layers", _layers)) { Projection = settings.LayerOrNone("projection", Projection) };
}
