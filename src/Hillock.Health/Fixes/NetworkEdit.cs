using Hillock.Activations;
using Hillock.Layers;
using Hillock.Networks;

namespace Hillock.Health.Fixes;

/// <summary>The same network with some layers replaced; parameters that keep their name and shape keep their values.</summary>
internal static class NetworkEdit
{
    private const string ActivationSetting = "activation";

    /// <summary>Puts the named layers that <paramref name="replace"/> gives in the place of a layer; null leaves it as it is.</summary>
    public static Network Replace(Network model, Func<GraphNode, IReadOnlyList<(string Name, Layer Layer)>?> replace, long seed = 0) =>
        Replace(model, replace, seed, _ => true);

    /// <summary>Other initialisers in dense layers and convolutions, whose parameters are drawn anew; what <paramref name="change"/> leaves empty
    /// stays.</summary>
    public static Network Reinitialize(Network model, Func<Layer, bool, IReadOnlyList<(string Name, string Value)>> change, long seed)
    {
        var changed = new HashSet<string>();
        var output = model.Graph.Nodes.Count == 0 ? null : model.Graph.Nodes[model.Graph.Output].Layer;
        return Replace(model, node =>
        {
            if (node.Layer is not (Dense or Convolution) || change(node.Layer, ReferenceEquals(node.Layer, output)) is not { Count: > 0 } settings) return null;
            changed.Add(node.Name);
            return [(node.Name, With(node.Layer, settings))];
        }, seed, parameter => !changed.Contains(parameter[..parameter.LastIndexOf('.')]));
    }

    private static LoadedNetwork Replace(Network model, Func<GraphNode, IReadOnlyList<(string Name, Layer Layer)>?> replace, long seed, Func<string,
        bool> keeps)
    {
        var builder = new GraphBuilder(model.Inputs);
        var signals = new List<Signal>();
        var replaced = new Dictionary<Layer, IReadOnlyList<(string Name, Layer Layer)>>(ReferenceEqualityComparer.Instance);
        foreach (var node in model.Graph.Nodes)
        {
            if (!replaced.TryGetValue(node.Layer, out var layers)) replaced[node.Layer] = layers = replace(node) ?? [(node.Name, node.Layer)];
            foreach (var (name, layer) in layers) builder.Name(layer, name);
            Signal[] inputs = [.. node.Inputs.Select(i => i == Graph.Input ? builder.Input : signals[i])];
            signals.Add(layers.Skip(1).Aggregate(layers[0].Layer.Apply(inputs), (signal, next) => next.Layer.Apply(signal)));
        }

        var edited = new LoadedNetwork(builder.Build(model.Graph.Output == Graph.Input ? builder.Input : signals[model.Graph.Output]));
        if (!model.IsInitialized) return edited;
        edited.Initialize(seed);
        edited.SetHead(model.Head);
        var before = model.Parameters.ToDictionary(p => p.Name);
        foreach (var parameter in edited.Parameters)
            if (keeps(parameter.Name) && before.TryGetValue(parameter.Name, out var own) && own.Shape == parameter.Shape) edited.SetParameter(
                parameter.Name, model.GetParameter(own.Name));
        return edited;
    }

    /// <summary>A copy of a layer with other settings.</summary>
    public static Layer With(Layer layer, params IReadOnlyList<(string Name, string Value)> changes)
    {
        var settings = new LayerSettings();
        foreach (var (name, value) in changes) settings.Set(name, value);
        return layer.With(settings);
    }

    /// <summary>A copy of a layer with another activation.</summary>
    /// <exception cref="HillockException">The layer has none to change, or the activation is code.</exception>
    public static Layer With(Layer layer, Activation activation)
    {
        if (!HasActivation(layer)) throw new HillockException($"{layer} has no activation to swap; name a layer that has one.");
        return layer.With(new LayerSettings(_ => activation).Set(ActivationSetting, activation.Text));
    }

    /// <summary>Whether a layer takes an activation.</summary>
    public static bool HasActivation(Layer layer) => LayerKind.Find(layer.Kind)!.Settings.Any(s => s.Name == ActivationSetting);

    /// <summary>The use of a layer of that name.</summary>
    /// <exception cref="HillockException">There is none.</exception>
    public static GraphNode Find(Network model, string name) => model.Graph.Nodes.FirstOrDefault(n => n.Name == name)
        ?? throw new HillockException($"The network has no layer '{name}'.{Suggestions.Ask(name, model.Graph.Nodes.Select(n => n.Name))}");
}
