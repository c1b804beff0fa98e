using Hillock.Layers;
using Hillock.Networks;

namespace Hillock.Health.Forecasts;

/// <summary>What each use of a layer does to signal and gradient: the layer's own rule, then that of its activation.</summary>
internal static class LayerRules
{
    /// <summary>Applies a layer, and its activation unless it is the network's output, whose loss takes it away.</summary>
    /// <param name="context">What the rules share.</param>
    /// <param name="norm">A normalisation before the activation.</param>
    /// <param name="node">The use of the layer.</param>
    /// <param name="inputs">What is known of its inputs.</param>
    /// <param name="isOutput">Whether it is the network's output.</param>
    public static NodeForecast Apply(ForecastContext context, StackNorm norm, GraphNode node, SignalState[] inputs, bool isOutput)
    {
        var linear = node.Layer.Forecast(context, new LayerInputs(inputs, node.Inputs, node.InputShapes, node.Output));
        return isOutput ? linear : ActivationRule.Apply(context, norm, node, linear);
    }
}
