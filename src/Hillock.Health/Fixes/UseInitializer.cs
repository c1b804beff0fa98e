using Hillock.Networks;

namespace Hillock.Health.Fixes;

/// <summary>Other weights to begin with, in every hidden layer with weights; <c>auto</c> in the output too.</summary>
/// <param name="Initializer">As text; <c>auto</c> is matched to the activation behind each layer.</param>
public sealed record UseInitializer(string Initializer) : FixStep
{
    internal override Network ApplyTo(Network model, ReadOnlySpan<float> rows, long seed) =>
        NetworkEdit.Reinitialize(model, (_, isOutput) => isOutput && Initializer != "auto" ? [] : [("initializer", Initializer)], seed);
}
