using Hillock.Activations;
using Hillock.Layers;
using Hillock.Networks;

namespace Hillock.Health.Fixes;

/// <summary>Gives a layer another activation, in the middle of training too: the weights stay, and the scale is matched so that the loss hardly
/// moves.</summary>
public static class ActivationSwap
{
    /// <summary>The network with another activation in one layer.</summary>
    /// <remarks>On <paramref name="rows"/> each unit's new output is brought as near to the old one as scale and shift can bring it; both go into the
    /// weights of the dense layer that reads it. Where no dense layer reads it alone, one scale and shift for all units become part of the activation's
    /// formula. Without values, or for activations that are no formula of one number, the activation is swapped alone.</remarks>
    /// <param name="model">The network; it is left as it is.</param>
    /// <param name="layer">The layer's name, such as <c>dense_2</c>.</param>
    /// <param name="activation">The new one.</param>
    /// <param name="rows">Rows to match on, [count × inputs], such as some training rows.</param>
    /// <exception cref="HillockException">No such layer, one without an activation, or rows that do not fit.</exception>
    public static Network SwapActivation(this Network model, string layer, Activation activation, ReadOnlySpan<float> rows)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(activation);
        using var reading = model.Reading();
        var node = NetworkEdit.Find(model, layer);
        var before = node.Layer.OutputActivation;
        if (!model.IsInitialized || before is not (null or ElementwiseActivation) || activation is not ElementwiseActivation next
            || (node.Layer is not LinearLayer && !node.Layer.Is(LayerRoles.IsActivation)))
            return Swapped(model, node, activation);
        var index = model.Graph.Nodes.ToList().IndexOf(node);
        var now = (ElementwiseActivation?)before ?? Catalogue.Linear;
        var match = UnitMatch.Of(now, next, before is null ? WeightedSums.Of(model, node.Layer, rows) : WeightedSums.BeforeActivation(model, index, rows));
        if (Reader(model, index) is { } reader)
        {
            var swapped = Swapped(model, node, activation);
            Absorb(swapped, reader, match);
            return swapped;
        }

        return Swapped(model, node, Scaled(next, match.Scale.Average(), match.Shift.Average()));
    }

    private static Network Swapped(Network model, GraphNode node, Activation activation) =>
        NetworkEdit.Replace(model, n => ReferenceEquals(n.Layer, node.Layer) ? [(n.Name, NetworkEdit.With(n.Layer, activation))] : null);

    // The dense layer with a bias that alone reads the node, directly or through layers that leave units apart.
    private static GraphNode? Reader(Network model, int index)
    {
        var nodes = model.Graph.Nodes;
        while (true)
        {
            int[] readers = [.. Enumerable.Range(0, nodes.Count).Where(i => nodes[i].Inputs.Contains(index))];
            if (readers is not [var next] || nodes.Count(n => ReferenceEquals(n.Layer, nodes[next].Layer)) > 1) return null;
            if (nodes[next].Layer is LinearLayer { ReadsWholeRow: true, UseBias: true }) return nodes[next];
            if (!nodes[next].Layer.Is(LayerRoles.KeepsNumbers | LayerRoles.KeepsChannels)) return null;
            index = next;
        }
    }

    private static void Absorb(Network model, GraphNode reader, UnitMatch match)
    {
        var (weight, bias) = (model.GetParameter(reader.Name + ".weight"), model.GetParameter(reader.Name + ".bias"));
        var columns = bias.Length;
        for (var row = 0; row < weight.Length / columns; row++)
        {
            var unit = row % match.Scale.Length; // of a picture, the channels of each position
            for (var column = 0; column < columns; column++)
            {
                ref var w = ref weight[(row * columns) + column];
                bias[column] += (float)(match.Shift[unit] * w);
                w = (float)(match.Scale[unit] * w);
            }
        }

        model.SetParameter(reader.Name + ".weight", weight);
        model.SetParameter(reader.Name + ".bias", bias);
    }

    private static ElementwiseActivation Scaled(ElementwiseActivation activation, double scale, double shift) =>
        (ElementwiseActivation)Activation.Parse(((scale * activation.Formula) + shift).ToString());
}
