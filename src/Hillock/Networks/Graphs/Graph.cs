using Hillock.Activations;
using Hillock.Engine;
using Hillock.Layers;

namespace Hillock.Networks;

/// <summary>A network as a directed acyclic graph of layers, in an order in which it can be computed.</summary>
/// <param name="inputs">The shape of one sample.</param>
/// <param name="nodes">Each reads nodes before it.</param>
/// <param name="output">The node whose value is the network's output.</param>
internal sealed class Graph(Shape inputs, IReadOnlyList<GraphNode> nodes, int output)
{
    /// <summary>The number that stands for the network's input.</summary>
    public const int Input = -1;

    /// <summary>The shape of one sample.</summary>
    public Shape Inputs => inputs;

    /// <summary>The uses of layers.</summary>
    public IReadOnlyList<GraphNode> Nodes => nodes;

    /// <summary>The node whose value is the network's output.</summary>
    public int Output => output;

    /// <summary>The shape that comes out.</summary>
    public Shape Outputs => output == Input ? inputs : nodes[output].Output;

    /// <summary>Each layer once, at its first use.</summary>
    public IReadOnlyList<NamedLayer> Layers { get; } =
        [.. nodes.DistinctBy(n => n.Layer).Select(n => new NamedLayer(n.Name, n.Layer, n.InputShapes, n.Output))];

    /// <summary>The layers and what each reads: the same for the same computation, whatever layers and activations are called.</summary>
    public string Signature => string.Join("; ", nodes.Select((n, i) =>
        n.Inputs is [var before] && before == i - 1 ? n.Layer.Signature : $"{n.Layer.Signature} of {string.Join(' ', n.Inputs)}"))
        + (output == nodes.Count - 1 ? "" : $"; output {output}");

    /// <summary>The activation of the output, or null where it is linear.</summary>
    public Activation? OutputActivation => output == Input ? null : nodes[output].Layer.OutputActivation;

    /// <summary>The activation that the output of <paramref name="layer"/> meets next: its own, or one behind layers that leave the signal as it is.</summary>
    public Activation? Following(Layer layer)
    {
        var node = IndexOf(layer);
        while (true)
        {
            if (Consumers(node) is not [var next]) return null;
            if (nodes[next].Layer.OutputActivation is { } activation && nodes[next].Layer.Is(LayerRoles.IsActivation)) return activation;
            if (!nodes[next].Layer.IsTransparent) return null;
            if (nodes[next].Layer.OutputActivation is { } behind) return behind;
            node = next;
        }
    }

    /// <summary>Adds all operations to a plan and returns the output.</summary>
    /// <param name="builder">The plan.</param>
    /// <param name="input">The network's input.</param>
    /// <param name="logits">Whether to stop before the output's activation.</param>
    public Slot Build(PlanBuilder builder, Slot input, bool logits)
    {
        var slots = new Slot[nodes.Count];
        var fused = new bool[nodes.Count];
        for (var i = 0; i < nodes.Count; i++)
        {
            if (fused[i])
            {
                slots[i] = slots[nodes[i].Inputs[0]];
                continue;
            }

            var last = Fold(builder, i, fused);
            var (activation, owner) = ActivationOf(last, logits, builder.Context.Fuses, fused);
            slots[i] = Build(builder, i, [.. nodes[i].Inputs.Select(n => n == Input ? input : slots[n])], activation, owner);
        }

        builder.Values = slots;
        return output == Input ? input : slots[output];
    }

    private Slot Build(PlanBuilder builder, int index, IReadOnlyList<Slot> given, Activation? activation, Layer owner)
    {
        var layer = nodes[index].Layer;
        var compiled = layer.FusesActivation && builder.Context.Fuses ? ActivationOperations.Compile(builder, activation, owner) : null;
        var slot = layer.Build(builder, given, compiled);
        if (compiled is null) slot = ActivationOperations.Add(builder, slot, activation, owner);
        if (slot.Positions == given[0].Positions) slot.Lengths ??= given[0].Lengths;
        return slot;
    }

    /// <summary>In an evaluation plan, takes a normalisation that follows alone into the weights of a linear layer; the node whose value comes out
    /// then.</summary>
    private int Fold(PlanBuilder builder, int index, bool[] fused)
    {
        builder.Folded = null;
        if (builder.Context.Training || !builder.Context.Fuses || index == output) return index;
        if (!nodes[index].Layer.CanFold || nodes[index].Layer.OutputActivation is not null || Consumers(index) is not [var next]) return index;
        if (nodes[next].Layer.ChannelMap(builder.Context) is not { } map) return index;
        builder.Folded = map;
        fused[next] = true;
        return next;
    }

    /// <summary>The activation at the end of a node and the layer that owns it; an element-wise one that follows alone is taken in.</summary>
    private (Activation? Activation, Layer Owner) ActivationOf(int index, bool logits, bool fuses, bool[] fused)
    {
        var layer = nodes[index].Layer;
        if (index == output && logits) return (null, layer);
        if (layer.OutputActivation is { } own) return (own, layer);
        if (!fuses || !layer.FusesActivation || index == output || Consumers(index) is not [var next]) return (null, layer);
        var following = nodes[next].Layer;
        if (!following.Is(LayerRoles.IsActivation) || !CompiledActivation.Fits(following.OutputActivation)) return (null, layer);
        if (next == output && logits) return (null, layer);
        fused[next] = true;
        return (following.OutputActivation, following);
    }

    /// <summary>The uses of layers that read what comes out of <paramref name="node"/>.</summary>
    public int[] Consumers(int node) => [.. Enumerable.Range(0, nodes.Count).Where(i => nodes[i].Inputs.Contains(node))];

    private int IndexOf(Layer layer)
    {
        for (var i = 0; i < nodes.Count; i++)
            if (ReferenceEquals(nodes[i].Layer, layer)) return i;
        throw new ArgumentException("The layer is not in the graph.", nameof(layer));
    }
}
