using Hillock.Health.Fixes;

namespace Hillock.Health.Forecasts;

/// <summary>A fix and what the forecast is with it.</summary>
/// <param name="Fix">The change.</param>
/// <param name="Log10GradientRatio">As <see cref="ForecastReport.Log10GradientRatio"/>, after the change.</param>
/// <param name="Correlation">How alike two rows are at the last activation, after the change.</param>
public sealed record FixForecast(Fix Fix, double Log10GradientRatio, double Correlation)
{
    /// <summary>Whether gradient and signal are healthy after it.</summary>
    public bool Heals => Math.Abs(Log10GradientRatio) <= Bands.Warn && Correlation <= Bands.Alike;

    /// <inheritdoc/>
    public override string ToString() => RecordText.Of(this);
}
