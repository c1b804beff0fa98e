namespace Hillock.Health.Forecasts;

/// <summary>A change to the network and what the forecast is with it.</summary>
/// <param name="Kind">What is changed.</param>
/// <param name="Text">The change, in a sentence.</param>
/// <param name="Log10GradientRatio">As <see cref="ForecastReport.Log10GradientRatio"/>, after the change.</param>
/// <param name="Correlation">How alike two rows are at the last activation, after the change.</param>
public sealed record Cure(CureKind Kind, string Text, double Log10GradientRatio, double Correlation)
{
    /// <summary>The weights and biases to begin with, where those are what is changed.</summary>
    public EdgePoint? Edge { get; init; }

    /// <summary>Whether gradient and signal are healthy after it.</summary>
    public bool Heals => Math.Abs(Log10GradientRatio) <= Bands.Warn && Correlation <= Bands.Alike;
}
