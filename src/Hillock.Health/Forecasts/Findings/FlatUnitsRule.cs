using static Hillock.Health.Forecasts.ForecastText;

namespace Hillock.Health.Forecasts.Findings;

/// <summary>Activations whose slopes are mostly flat.</summary>
internal sealed class FlatUnitsRule : FindingRule<ForecastFigures>
{
    private static readonly FindingKind Saturated = new(
        "units.saturated", HealthStage.Forecast, 50, FaultArea.Initialization, Severity.Warning, "activations that read what lies on their flat ends");

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(ForecastFigures forecast)
    {
        if (forecast.Flattest is not { } worst) yield break;
        var share = worst.SaturatedShare;
        yield return new Finding(
            Saturated,
            $"Saturated units: at {worst.Name} {Percent(share)} of the time the slope of {worst.Layer.OutputActivation?.Text} is below a hundredth of its "
                + "largest.",
            $"What it reads has a mean square of {Number(worst.MeanSquare)}, far out on its flat ends.",
            forecast.Fix)
        {
            Severity = share > Bands.FailSaturated ? Severity.Error : Severity.Warning,
            Layer = worst.Name,
            Evidence = [new("saturated share", share), new("q", worst.MeanSquare)],
        };
    }
}
