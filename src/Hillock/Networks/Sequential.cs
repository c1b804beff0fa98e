using System.Collections;
using Hillock.Activations;
using Hillock.Layers;

namespace Hillock.Networks;

/// <summary>A network whose layers follow one another.</summary>
public sealed class Sequential : Network, IEnumerable<Layer>
{
    private readonly Lock _adding = new();
    private readonly List<Layer> _layers = [];
    private readonly GraphBuilder _builder;
    private Signal _output;
    private Graph? _graph;

    /// <summary>An empty network for samples of the shape <paramref name="inputs"/>.</summary>
    public Sequential(Shape inputs)
    {
        _builder = new GraphBuilder(inputs);
        _output = _builder.Input;
    }

    /// <inheritdoc/>
    internal override Graph Graph => Volatile.Read(ref _graph) ?? Build();

    /// <summary>Reads a network that <see cref="Network.Save"/> wrote, bit for bit.</summary>
    /// <param name="path">The folder.</param>
    /// <param name="code">The activations by code that the network uses; they are found by their id.</param>
    /// <exception cref="HillockException">Missing, truncated, altered or newer files, a network that is no list of layers, or an activation by code that was
    /// not passed.</exception>
    public static new Sequential Load(string path, params IReadOnlyList<CustomActivation> code) => Network.Load(path, code) as Sequential
        ?? throw new HillockException($"The network in '{path}' is not a list of layers that follow one another; read it with Network.Load.");

    /// <summary>Appends a layer; a network with parameters starts anew.</summary>
    /// <returns>The network itself, for the next layer.</returns>
    /// <exception cref="HillockException">The same layer twice, or a layer that does not fit.</exception>
    public Sequential Add(Layer layer)
    {
        ArgumentNullException.ThrowIfNull(layer);
        using var writing = Writing();
        lock (_adding)
        {
            if (_layers.Any(l => ReferenceEquals(l, layer)))
                throw new HillockException($"The layer {layer} is in the network already; add a new {layer.GetType().Name} for another one.");
            _output = layer.Apply(_output);
            _layers.Add(layer);
            _graph = null;
        }

        Reset();
        return this;
    }

    /// <summary>Appends the layer of a text, such as <c>batch_norm</c> or <c>dense(64, relu)</c>; the name of an activation alone is a layer too.</summary>
    /// <exception cref="HillockException">No such layer, or one that does not fit.</exception>
    public Sequential Add(string layer) => Add(Layer.Parse(layer));

    /// <summary>Appends an activation as a layer of its own.</summary>
    public Sequential Add(Activation activation) => Add(new ActivationLayer(activation));

    /// <summary>The layers as a nested list, as PyTorch prints them.</summary>
    public override string ToString() =>
        $"Sequential({Inputs}\n{string.Concat(Layers.Select(l => $"  ({l.Name}): {l.Layer}\n"))})";

    /// <inheritdoc/>
    public IEnumerator<Layer> GetEnumerator()
    {
        List<Layer> layers;
        lock (_adding) layers = [.. _layers];
        return layers.GetEnumerator();
    }

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private Graph Build()
    {
        lock (_adding) return _graph ??= _builder.Build(_output);
    }
}
