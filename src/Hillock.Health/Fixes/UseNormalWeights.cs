using System.Globalization;
using Hillock.Networks;

namespace Hillock.Health.Fixes;

/// <summary>Normal weights and biases in the hidden layers, such as those at the edge of chaos.</summary>
/// <param name="Gain">Deviation of the weights times √fan-in.</param>
/// <param name="BiasDeviation">Deviation of the biases; 0 for none.</param>
public sealed record UseNormalWeights(double Gain, double BiasDeviation) : FixStep
{
    internal override Network ApplyTo(Network model, ReadOnlySpan<float> rows, long seed) => NetworkEdit.Reinitialize(model, (_, isOutput) => isOutput ? [] :
    [
        ("initializer", Invariant($"gain_normal({Gain:R})")),
        ("bias_initializer", BiasDeviation > 0 ? Invariant($"normal({BiasDeviation:R})") : "zeros"),
    ], seed);

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
