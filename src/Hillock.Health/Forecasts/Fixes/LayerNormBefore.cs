using Hillock.Health.Fixes;
using Hillock.Layers;

namespace Hillock.Health.Forecasts.Fixes;

/// <summary>A layer normalisation before each activation, where there is no normalisation yet.</summary>
internal sealed class LayerNormBefore : ForecastFixRule
{
    /// <inheritdoc/>
    public override int Order => 40;

    /// <inheritdoc/>
    public override FixForecast? For(FixTrials network) => network.Model.Graph.Nodes.Any(n => n.Layer is Normalization)
        ? null
        : network.Try(new PropagationChange { Norm = StackNorm.Layer }, () => Fix.NormBefore("layer_norm"));
}
