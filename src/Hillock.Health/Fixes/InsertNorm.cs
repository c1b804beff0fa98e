using Hillock.Networks;

namespace Hillock.Health.Fixes;

/// <summary>A normalisation between the linear part and the activation of each hidden layer.</summary>
/// <param name="Layer">The layer as text, such as <c>batch_norm</c>.</param>
public sealed record InsertNorm(string Layer) : FixStep
{
    internal override Network ApplyTo(Network model, ReadOnlySpan<float> rows, long seed) => model.InsertNormalization(Layer, seed);
}
