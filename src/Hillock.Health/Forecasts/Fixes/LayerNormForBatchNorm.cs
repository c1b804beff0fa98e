using Hillock.Health.Fixes;
using Hillock.Layers;

namespace Hillock.Health.Forecasts.Fixes;

/// <summary>Layer normalisations in the place of batch normalisations.</summary>
internal sealed class LayerNormForBatchNorm : ForecastFixRule
{
    /// <inheritdoc/>
    public override int Order => 30;

    /// <inheritdoc/>
    public override FixForecast? For(FixTrials network) => network.Model.Graph.Nodes.Any(n => n.Layer is BatchNorm)
        ? network.Try(new PropagationChange { BatchAsLayer = true }, () =>
            new Fix("layer-norm", "layer normalisation in the place of batch normalisation", 5, [new ReplaceBatchNorm("layer_norm")])
            {
                Advice = "put layer_norm in the place of batch_norm, or connections around blocks of layers (residual)",
            })
        : null;
}
