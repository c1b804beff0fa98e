using Hillock.Layers;
using Hillock.Networks;

namespace Hillock.Health.Fixes;

/// <summary>Puts a normalisation between the linear part and the activation of each hidden layer.</summary>
public static class NormalizationInsert
{
    /// <summary>The network with a normalisation, such as <c>batch_norm</c> or <c>layer_norm</c>, between every dense and convolutional layer but the output
    /// and the activation it has or meets.</summary>
    /// <param name="model">The network; it is left as it is. Its weights are kept; what it computes changes.</param>
    /// <param name="normalization">The layer as text.</param>
    /// <param name="seed">Of the parameters that are new.</param>
    /// <exception cref="HillockException">No normalisation, or no layer to put it in.</exception>
    public static Network InsertNormalization(this Network model, string normalization = "batch_norm", long seed = 0)
    {
        ArgumentNullException.ThrowIfNull(model);
        using var reading = model.Reading();
        if (Layer.Parse(normalization) is not Normalization)
            throw new HillockException($"'{normalization}' is no normalisation; write batch_norm, layer_norm or rms_norm.");
        var (graph, count) = (model.Graph, 0);
        var edited = NetworkEdit.Replace(model, node =>
        {
            if (ReferenceEquals(node, graph.Nodes[graph.Output]) || node.Layer is not LinearLayer || !MeetsActivation(graph, node)) return null;
            count++;
            // The normalisation takes the mean away, and has a shift of its own: a bias before it does nothing.
            var linear = NetworkEdit.With(node.Layer, ("activation", "linear"), ("bias", "false"));
            (string, Layer) norm = ($"{node.Name}_norm", Layer.Parse(normalization));
            return node.Layer.OutputActivation is { } own ? [(node.Name, linear), norm, ($"{node.Name}_activation", new ActivationLayer(own))]
                : [(node.Name, linear), norm];
        }, seed);
        return count > 0 ? edited : throw new HillockException("The network has no hidden layer with an activation, so there is no place for a normalisation.");
    }

    // Its own, or that of a layer that alone reads it.
    private static bool MeetsActivation(Graph graph, GraphNode node) => node.Layer.OutputActivation is not null
        || (graph.Consumers(graph.Nodes.ToList().IndexOf(node)) is [var next] && next != graph.Output
            && graph.Nodes[next].Layer is ActivationLayer { OutputActivation: not null });
}
