using Hillock.Engine;
using Hillock.Layers;

namespace Hillock.Health.Forecasts.Rules;

/// <summary>What the rules of a walk share: the weights, measured once, and what is supposed to be other.</summary>
internal sealed class RuleContext(ParameterStore store, WalkChange change, Dictionary<Layer, WeightScale> measured)
{
    /// <summary>The parameters.</summary>
    public ParameterStore Store => store;

    /// <summary>What is supposed to be other.</summary>
    public WalkChange Change => change;

    /// <summary>The last layer with weights, whose zeros are no fault; null where there is none.</summary>
    public Layer? LastWeights { get; init; }

    /// <summary>The weights and biases of a layer.</summary>
    public WeightScale Of(Layer layer)
    {
        if (!measured.TryGetValue(layer, out var scale)) measured[layer] = scale = WeightScale.Of(store, layer);
        return scale;
    }
}
