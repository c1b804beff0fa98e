namespace Hillock.Activations;

/// <summary>What to write here for parameters of frameworks that choose another function, an axis or a way to compute.</summary>
internal static class ForeignParameters
{
    private static readonly Dictionary<(string Id, string Parameter), string> ById = new()
    {
        [("gelu_tanh", "approximate")] = "The exact form is gelu.",
        [("relu", "max_value")] = "keras:relu(max_value=6) takes it; so does relu6(n=6).",
        [("relu", "negative_slope")] = "leaky_relu(alpha=0.01) has a slope below 0, and keras:relu(negative_slope=0.01) takes it.",
        [("relu", "threshold")] = "thresholded_relu(theta=1) and threshold(threshold=0, value=0) begin at another place, and keras:relu(threshold=1) takes it.",
        [("softplus", "threshold")] = "None is needed: it is exact for large inputs.",
        [("prelu", "num_parameters")] = "prelu(shared) learns one slope, prelu(per_channel) one a channel.",
        [("prelu", "shared_axes")] = "prelu(shared) learns one slope, prelu(per_channel) one a channel.",
        [("gumbel_softmax", "hard")] = "hardmax gives the one-hot row, without noise.",
        [("maxout", "num_units")] = "group says how many inputs share an output.",
    };

    /// <summary>A sentence after a space, or nothing.</summary>
    internal static string Hint(Activation activation, string parameter)
    {
        if (ById.TryGetValue((activation.Id, parameter), out var hint)) return " " + hint;
        return parameter switch
        {
            "axis" or "dim" when activation.Kind is not (ActivationKind.Elementwise or ActivationKind.Stochastic) =>
                " It works along the last axis, the features of a row.",
            "inplace" => " Whether memory is used again is decided by the network, not by the activation.",
            _ => "",
        };
    }
}
