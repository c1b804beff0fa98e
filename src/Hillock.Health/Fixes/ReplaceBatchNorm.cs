using Hillock.Layers;
using Hillock.Networks;

namespace Hillock.Health.Fixes;

/// <summary>Another normalisation in the place of each batch normalisation.</summary>
/// <param name="Layer">The layer as text, such as <c>layer_norm</c>.</param>
public sealed record ReplaceBatchNorm(string Layer) : FixStep
{
    internal override Network ApplyTo(Network model, ReadOnlySpan<float> rows, long seed) =>
        NetworkEdit.Replace(model, node => node.Layer is BatchNorm ? [(node.Name, Layers.Layer.Parse(Layer))] : null, seed);
}
