using Hillock.Layers;

namespace Hillock.Networks;

/// <summary>Writes down the layers that are applied to signals.</summary>
internal sealed class GraphBuilder : ISignalGraph
{
    private readonly List<GraphNode> _nodes = [];
    private readonly Dictionary<Layer, string> _names = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<object, string> _parts = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<string, int> _numbers = [];
    private string _scope = "";

    /// <summary>A graph of rows of <paramref name="inputs"/>.</summary>
    public GraphBuilder(Shape inputs)
    {
        Inputs = inputs;
        Input = new Signal(this, Graph.Input, inputs);
    }

    /// <summary>The shape of one sample.</summary>
    public Shape Inputs { get; }

    /// <summary>The network's input.</summary>
    public Signal Input { get; }

    /// <inheritdoc/>
    public void Name(Layer layer, string name) => _names.TryAdd(layer, name);

    /// <summary>Says what a part of the network with layers of its own, a module, is called.</summary>
    public void NamePart(object part, string name) => _parts.TryAdd(part, name);

    /// <summary>What a part is called, or null.</summary>
    public string? NameOfPart(object part) => _parts.GetValueOrDefault(part);

    /// <inheritdoc/>
    public IDisposable Scope(string scope, bool nested = true)
    {
        var kept = _scope;
        if (scope.Length > 0) _scope = nested ? $"{kept}{scope}." : $"{scope}.";
        return new Restore(this, kept);
    }

    /// <inheritdoc/>
    public string NameOf(string kind)
    {
        var number = _numbers[_scope + kind] = _numbers.GetValueOrDefault(_scope + kind) + 1;
        return $"{_scope}{kind}_{number}";
    }

    /// <inheritdoc/>
    public Signal Add(Layer layer, IReadOnlyList<Signal> inputs)
    {
        if (!_names.TryGetValue(layer, out var name)) _names[layer] = name = NameOf(layer.Kind);
        Shape[] shapes = [.. inputs.Select(s => s.Shape)];
        if (_nodes.FirstOrDefault(n => ReferenceEquals(n.Layer, layer)) is { } used && !SameParameters(layer, used.InputShapes, shapes))
        {
            throw new HillockException(
                $"{name}: the layer was used on {Join(used.InputShapes)} and now on {Join(shapes)}; a shared layer needs inputs that fit the same weights.");
        }

        var output = Shaped(layer, name, shapes);
        _nodes.Add(new GraphNode(name, layer, [.. inputs.Select(s => s.Node)], shapes, output));
        return new Signal(this, _nodes.Count - 1, output);
    }

    /// <inheritdoc/>
    public Signal Sum(Signal left, Signal right) => new Add().Apply(left, right);

    /// <inheritdoc/>
    public Signal Product(Signal left, Signal right) => new Multiply().Apply(left, right);

    /// <summary>The graph up to a signal; what the signal does not need is left out.</summary>
    public Graph Build(Signal output)
    {
        var needed = new bool[_nodes.Count];
        if (output.Node >= 0) needed[output.Node] = true;
        for (var i = _nodes.Count - 1; i >= 0; i--)
            if (needed[i]) foreach (var n in _nodes[i].Inputs.Where(n => n >= 0)) needed[n] = true;
        var number = new int[_nodes.Count];
        var kept = new List<GraphNode>();
        for (var i = 0; i < _nodes.Count; i++)
        {
            if (!needed[i]) continue;
            number[i] = kept.Count;
            kept.Add(_nodes[i] with { Inputs = [.. _nodes[i].Inputs.Select(n => n < 0 ? n : number[n])] });
        }

        return new Graph(Inputs, kept, output.Node < 0 ? Graph.Input : number[output.Node]);
    }

    private static Shape Shaped(Layer layer, string name, Shape[] shapes)
    {
        try
        {
            var output = layer.OutputShape(shapes);
            _ = layer.Parameters(shapes);
            return output;
        }
        catch (HillockException e)
        {
            throw new HillockException($"{name}, on an input of {Join(shapes)}: {e.Message}", e);
        }
    }

    private static bool SameParameters(Layer layer, Shape[] first, Shape[] second) =>
        layer.Parameters(first).SequenceEqual(layer.Parameters(second));

    private static string Join(IEnumerable<Shape> shapes) => string.Join(" and ", shapes);

    private sealed class Restore(GraphBuilder builder, string scope) : IDisposable
    {
        public void Dispose() => builder._scope = scope;
    }
}
