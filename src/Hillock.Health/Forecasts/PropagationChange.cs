using Hillock.Layers;

namespace Hillock.Health.Forecasts;

/// <summary>What a propagation through a network supposes to be other than it is.</summary>
internal sealed record PropagationChange
{
    /// <summary>The network as it is.</summary>
    public static PropagationChange None { get; } = new();

    /// <summary>Other variances for the weights and biases of linear layers: the layer, its fan-in and fan-out to the variance of weights times inputs and
    /// that of biases; null leaves a layer as it is.</summary>
    public Func<Layer, int, int, (double Weight, double Bias)?>? Weights { get; init; }

    /// <summary>A normalisation before every activation of single numbers that has none; null for none.</summary>
    public StackNorm Norm { get; init; }

    /// <summary>Whether batch normalisations work as layer normalisations.</summary>
    public bool BatchAsLayer { get; init; }

    /// <summary>Whether dropout drops, as in training.</summary>
    public bool Drops { get; init; } = true;
}
