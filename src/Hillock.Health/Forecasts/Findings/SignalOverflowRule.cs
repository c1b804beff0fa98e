using static Hillock.Health.Forecasts.ForecastText;

namespace Hillock.Health.Forecasts.Findings;

/// <summary>A signal beyond all numbers.</summary>
internal sealed class SignalOverflowRule : FindingRule<ForecastFigures>
{
    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(ForecastFigures forecast)
    {
        var layer = forecast.Report.Layers.FirstOrDefault(l => !double.IsFinite(l.OutputMeanSquare));
        if (layer is null) yield break;
        yield return new Finding(
            GradientRule.Exploding,
            $"The signal explodes at {layer.Name}: its mean square is beyond all numbers.",
            $"{(layer.Layer.OutputActivation is { } activation ? activation.Text : "The layer")} grows so fast that the mean over normal inputs of mean "
                + $"square {Number(layer.MeanSquare)} does not exist.",
            forecast.Fix)
        { Severity = Severity.Error, Area = FaultArea.Activation, Layer = layer.Name, Evidence = [new("q", layer.MeanSquare)] };
    }
}
