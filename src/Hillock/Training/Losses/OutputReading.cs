using Hillock.Activations;

namespace Hillock.Training;

/// <summary>How a loss reads the outputs of a network.</summary>
/// <param name="Logits">Whether the plan stops before the output's activation, which the loss computes itself in the stable form.</param>
/// <param name="Head">The activation that the loss stands for and the network lacks, or null.</param>
/// <param name="Threshold">A single output above this means class 1.</param>
internal readonly record struct OutputReading(bool Logits, Activation? Head, float Threshold)
{
    /// <summary>Outputs as they are.</summary>
    public static OutputReading Numbers => new(false, null, 0.5f);

    /// <summary>Whether a prediction is e to the output.</summary>
    public bool Exponential { get; init; }

    /// <summary>What is right in rows with targets.</summary>
    public OutputScoring Scoring { get; init; }

    /// <summary>A target above this means yes.</summary>
    public float TargetThreshold { get; init; } = 0.5f;

    /// <summary>A single prediction, the output after its activation, above this means class 1.</summary>
    public double PredictionThreshold => Logits ? 0.5 : Threshold;
}
