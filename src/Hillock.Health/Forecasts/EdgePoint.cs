namespace Hillock.Health.Forecasts;

/// <summary>Scales of weights and biases at which neither gradients nor the distance of inputs grow or shrink with depth.</summary>
/// <param name="MeanSquare">q, which what activations read keeps from layer to layer.</param>
/// <param name="WeightVariance">σ_w²: fan-in times the variance of weights.</param>
/// <param name="BiasVariance">σ_b²: the variance of biases.</param>
/// <param name="LengthSlope">Q': the point holds where it is below 1, and the signal drifts off where it is above.</param>
public sealed record EdgePoint(double MeanSquare, double WeightVariance, double BiasVariance, double LengthSlope)
{
    /// <summary>σ_w, the gain of the initialiser: deviation of weights = gain / √fan-in.</summary>
    public double Gain => Math.Sqrt(WeightVariance);

    /// <summary>σ_b, the deviation of biases.</summary>
    public double BiasDeviation => Math.Sqrt(BiasVariance);
}
