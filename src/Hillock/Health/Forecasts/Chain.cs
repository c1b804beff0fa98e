namespace Hillock.Health.Forecasts;

/// <summary>Activations that follow one another with linear layers between and nothing that holds the signal's scale.</summary>
/// <param name="Length">How many.</param>
/// <param name="LogSlope">Sum of ln Q': how a change of the mean square at the start shows at the end.</param>
/// <param name="Noise">Variance of that sum by the draw of the weights.</param>
internal readonly record struct Chain(int Length, double LogSlope, double Noise)
{
    /// <summary>The chain with one more activation.</summary>
    /// <param name="slope">Its Q'.</param>
    /// <param name="weights">How many weights the scale before it was measured from.</param>
    public Chain Then(double slope, double weights) => new(Length + 1, LogSlope + Math.Log(Math.Max(slope, 1e-300)), Noise + (2 / Math.Max(1, weights)));

    /// <summary>The mean Q' of the chain, less two standard errors.</summary>
    public double SafeSlope => Length == 0 ? 0 : Math.Exp((LogSlope - (2 * Math.Sqrt(Noise))) / Length);
}
