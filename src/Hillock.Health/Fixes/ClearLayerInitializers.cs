using Hillock.Networks;

namespace Hillock.Health.Fixes;

/// <summary>Weights matched to the activation and biases of 0 in every layer, whatever its own settings say.</summary>
public sealed record ClearLayerInitializers : FixStep
{
    internal override Network ApplyTo(Network model, ReadOnlySpan<float> rows, long seed) =>
        NetworkEdit.Reinitialize(model, (_, _) => [("initializer", "auto"), ("bias_initializer", "zeros")], seed);
}
