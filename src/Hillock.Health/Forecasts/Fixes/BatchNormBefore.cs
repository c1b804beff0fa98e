using Hillock.Health.Fixes;
using Hillock.Layers;

namespace Hillock.Health.Forecasts.Fixes;

/// <summary>A batch normalisation before each activation, where there is no normalisation yet.</summary>
internal sealed class BatchNormBefore : ForecastFixRule
{
    /// <inheritdoc/>
    public override int Order => 50;

    /// <inheritdoc/>
    public override FixForecast? For(FixTrials network) => network.Model.Graph.Nodes.Any(n => n.Layer is Normalization)
        ? null
        : network.Try(new PropagationChange { Norm = StackNorm.Batch }, () => Fix.NormBefore("batch_norm"));
}
