using Hillock.Engine;

namespace Hillock.Layers;

/// <summary>What the forecast rules of layers share: the weights, measured once, and what is supposed to be other than it is.</summary>
/// <param name="store">The parameters.</param>
/// <param name="measured">What was measured of layers before.</param>
internal sealed class ForecastContext(ParameterStore store, Dictionary<Layer, WeightScale> measured)
{
    /// <summary>The parameters.</summary>
    public ParameterStore Store => store;

    /// <summary>Other variances for the weights and biases of linear layers: the layer, its fan-in and fan-out to the variance of weights times inputs and
    /// that of biases; null leaves a layer as it is.</summary>
    public Func<Layer, int, int, (double Weight, double Bias)?>? Weights { get; init; }

    /// <summary>Whether batch normalisations work as layer normalisations.</summary>
    public bool BatchAsLayer { get; init; }

    /// <summary>Whether dropout drops, as in training.</summary>
    public bool Drops { get; init; } = true;

    /// <summary>The last layer with weights, whose zeros are no fault; null where there is none.</summary>
    public Layer? LastWeights { get; init; }

    /// <summary>Runs a layer on rows of a shape like a state, where there is no theory: what comes out, and ln of the factor on the squared gradient.</summary>
    public required Func<Layer, Shape, SignalState, (SignalState State, double Log)> Run { get; init; }

    /// <summary>The weights and biases of a layer.</summary>
    public WeightScale Of(Layer layer)
    {
        if (!measured.TryGetValue(layer, out var scale)) measured[layer] = scale = WeightScale.Of(store, layer);
        return scale;
    }
}
