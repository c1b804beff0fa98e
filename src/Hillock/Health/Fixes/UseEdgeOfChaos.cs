using System.Globalization;
using Hillock.Health.Forecasts;
using Hillock.Networks;

namespace Hillock.Health.Fixes;

/// <summary>Normal weights and biases of hidden layers, with the deviations at which neither gradients nor the distance of rows grow or shrink with depth.</summary>
/// <param name="Edge">The deviations.</param>
public sealed record UseEdgeOfChaos(EdgePoint Edge) : FixStep
{
    internal override Network ApplyTo(Network model, ReadOnlySpan<float> rows, long seed) => NetworkEdit.Reinitialize(model, (_, isOutput) => isOutput ? [] :
    [
        ("initializer", Invariant($"gain_normal({Edge.Gain:R})")),
        ("bias_initializer", Edge.BiasDeviation > 0 ? Invariant($"normal({Edge.BiasDeviation:R})") : "zeros"),
    ], seed);

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
