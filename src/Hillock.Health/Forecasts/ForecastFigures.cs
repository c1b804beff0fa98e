using Hillock.Layers;
using Hillock.Networks;

namespace Hillock.Health.Forecasts;

/// <summary>The figures of a forecast that findings are told from.</summary>
/// <param name="Model">The network.</param>
/// <param name="Report">What is foretold of its layers.</param>
/// <param name="Propagation">The way there and back.</param>
/// <param name="Measured">The scales of its weights.</param>
internal sealed record ForecastFigures(Network Model, ForecastReport Report, SignalPropagation Propagation, Dictionary<Layer, WeightScale> Measured)
{
    /// <summary>As <see cref="ForecastReport.Log10GradientRatio"/>.</summary>
    public double Ratio => Report.Log10GradientRatio;

    /// <summary>Where a figure is an order of magnitude only, one more is needed to believe it.</summary>
    public double Slack => Report.Layers.Any(l => l.Doubt is not null) ? 1 : 0;

    /// <summary>Whether the signal leaves the finite numbers.</summary>
    public bool Overflows => Report.Layers.Any(l => !double.IsFinite(l.OutputMeanSquare));

    /// <summary>The last layer with weights; null for none.</summary>
    public LayerForecast? Last => Propagation.Weighted.Count > 0 ? Report.Layers[Propagation.Weighted[^1]] : null;

    /// <summary>The layer whose signal is furthest from 1, where that is too far; else null.</summary>
    public LayerForecast? FurthestScale
    {
        get
        {
            var worst = Report.Layers
                .Where((l, i) =>
                    Propagation.Nodes[i].Before.IsLinear && l.Layer.OutputActivation is not null && i != Model.Graph.Output && double.IsFinite(l.MeanSquare))
                .MaxBy(l => Math.Abs(Math.Log(Math.Max(l.MeanSquare, 1e-300))));
            // A table of small numbers before a recurrent layer, as Keras begins with, is no fault.
            var most = Slack > 0 ? Bands.FailScale : Bands.WarnScale;
            return worst is null || (worst.MeanSquare >= 1 / most && worst.MeanSquare <= most) ? null : worst;
        }
    }

    /// <summary>The layer that is flat most often, dead sides apart, where that is too often; else null.</summary>
    public LayerForecast? Flattest =>
        Report.Layers.MaxBy(l => l.SaturatedShare - l.DeadShare) is { } worst && worst.SaturatedShare - worst.DeadShare > Bands.WarnSaturated ? worst : null;

    /// <summary>Whether the gradient or the signal is out of its band, so that a fix is worth looking for.</summary>
    public bool AsksForFix => !(Math.Abs(Ratio) <= Bands.Warn + Slack) || Overflows || Report.IsUnstable || Last?.Correlation > Bands.Alike
        || FurthestScale is not null || Flattest is not null;

    /// <summary>Whether a fix was found.</summary>
    public bool HasFix => Report.Fixes.Count > 0;

    /// <summary>The best fix, in a sentence with what is then foretold.</summary>
    public string Fix => Report.Fixes is [var best, ..]
        ? $"{char.ToUpperInvariant(best.Fix.Advice[0])}{best.Fix.Advice[1..]}: the forecast is then {ForecastText.Times(best.Log10GradientRatio)} (log10 "
            + $"of squares {ForecastText.Number(Math.Round(best.Log10GradientRatio, 1))})."
        : "Use fewer layers, or connections around blocks of them (residual), and another activation.";
}
