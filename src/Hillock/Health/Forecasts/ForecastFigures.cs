using Hillock.Health.Forecasts.Findings;
using Hillock.Networks;

namespace Hillock.Health.Forecasts;

/// <summary>The figures of a forecast that findings are told from.</summary>
/// <param name="Model">The network.</param>
/// <param name="Report">What is foretold of its layers.</param>
/// <param name="Walk">The way there and back.</param>
/// <param name="Measured">The scales of its weights.</param>
internal sealed record ForecastFigures(Network Model, ForecastReport Report, Walk Walk, Dictionary<Layer, WeightScale> Measured)
{
    /// <summary>As <see cref="ForecastReport.Log10GradientRatio"/>.</summary>
    public double Ratio => Report.Log10GradientRatio;

    /// <summary>Where a figure is an order of magnitude only, one more is needed to believe it.</summary>
    public double Slack => Report.Layers.Any(l => l.Doubt is not null) ? 1 : 0;

    /// <summary>Whether the signal leaves the finite numbers.</summary>
    public bool Overflows => Report.Layers.Any(l => !double.IsFinite(l.OutputMeanSquare));

    /// <summary>The last layer with weights; null for none.</summary>
    public LayerForecast? Last => Walk.Weighted.Count > 0 ? Report.Layers[Walk.Weighted[^1]] : null;

    /// <summary>Whether the gradient or the signal is out of its band, so that a fix is worth looking for.</summary>
    public bool AsksForFix => !(Math.Abs(Ratio) <= Bands.Warn + Slack) || Overflows || Report.IsUnstable || Last?.Correlation > Bands.Alike
        || SignalScaleRule.Worst(this) is not null || FlatUnitsRule.Worst(Report) is not null;

    /// <summary>Whether a fix was found.</summary>
    public bool HasFix => Report.Fixes.Count > 0;

    /// <summary>The best fix, in a sentence with what is then foretold.</summary>
    public string Fix => Report.Fixes is [var best, ..]
        ? $"{char.ToUpperInvariant(best.Fix.Advice[0])}{best.Fix.Advice[1..]}: the forecast is then {ForecastText.Times(best.Log10GradientRatio)} (log10 of squares {ForecastText.Number(Math.Round(best.Log10GradientRatio, 1))})."
        : "Use fewer layers, or connections around blocks of them (residual), and another activation.";
}
