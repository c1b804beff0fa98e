namespace Hillock.Layers;

/// <summary>What one use of a layer does to the signal on the way there and to the gradient on the way back.</summary>
/// <param name="Output">What comes out.</param>
internal sealed record NodeForecast(SignalState Output)
{
    /// <summary>The signal before the layer's own activation; the output where it has none.</summary>
    public SignalState Before { get; init; } = Output;

    /// <summary>ln of the factor on the squared gradient through the layer's activation.</summary>
    public double LogActivation { get; init; }

    /// <summary>ln of the factor on the squared gradient from before the activation to each input.</summary>
    public double[] LogInputs { get; init; } = [0];

    /// <summary>ln of how much larger the squared slope of the activation before is where the gradient goes than on average.</summary>
    public double LogChosen { get; init; }

    /// <summary>Whether it has weights that learn from the gradient that arrives here.</summary>
    public bool HasWeights { get; init; }

    /// <summary>Whether all its weights are 0.</summary>
    public bool IsSilent { get; init; }

    /// <summary>Q', how a change of the mean square passes on; NaN without an activation of single numbers.</summary>
    public double LengthSlope { get; init; } = double.NaN;

    /// <summary>How likely it is that the whole layer gives a constant for a row.</summary>
    public double DeadProbability { get; init; }

    /// <summary>How often the slope is exactly 0.</summary>
    public double DeadShare { get; init; }

    /// <summary>How often the slope is below a hundredth of its largest.</summary>
    public double SaturatedShare { get; init; }

    /// <summary>The part of the activation's output that all inputs share.</summary>
    public double MeanShare { get; init; }

    /// <summary>Variance of weights times inputs of a linear layer, or NaN.</summary>
    public double WeightScale { get; init; } = double.NaN;

    /// <summary>Why the figures are an order of magnitude only; null where they are more.</summary>
    public string? Doubt { get; init; }

    /// <summary>Whether the activation jumps, so that the gradient does not say how it learns.</summary>
    public bool Jumps { get; init; }
}
