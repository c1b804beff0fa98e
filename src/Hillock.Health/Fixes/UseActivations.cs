using Hillock.Activations;
using Hillock.Layers;
using Hillock.Networks;

namespace Hillock.Health.Fixes;

/// <summary>Other activations in the hidden layers.</summary>
/// <param name="Activations">As text: one for all, or one a layer in order.</param>
public sealed record UseActivations(IReadOnlyList<string> Activations) : FixStep
{
    internal override Network ApplyTo(Network model, ReadOnlySpan<float> rows, long seed)
    {
        var graph = model.Graph;
        string[] places =
            [.. graph.Nodes.Where((n, i) => i != graph.Output && n.Layer.OutputActivation is not null && n.Layer is Dense or Convolution or ActivationLayer)
            .Select(n => n.Name).Distinct()];
        if (Activations.Count != 1 && Activations.Count != places.Length)
            throw new HillockException($"Got {Activations.Count} activations for {places.Length} hidden layers; give one for all, or one a layer.");
        var swapped = model;
        for (var i = 0; i < places.Length; i++)
        {
            var before = swapped;
            swapped = Swapped(before, places[i], Activation.Parse(Activations[Activations.Count == 1 ? 0 : i]), rows);
            if (!ReferenceEquals(before, model)) before.Dispose();
        }

        return swapped;
    }

    private static Network Swapped(Network model, string layer, Activation activation, ReadOnlySpan<float> rows) => rows.Length > 0
        ? model.SwapActivation(layer, activation, rows)
        : NetworkEdit.Replace(model, node => node.Name == layer ? [(layer, NetworkEdit.With(node.Layer, activation))] : null);
}
