using static Hillock.Health.Forecasts.ForecastText;

namespace Hillock.Health.Forecasts.Findings;

/// <summary>A signal that dies out or blows up on its way forward.</summary>
internal sealed class SignalScaleRule : FindingRule<ForecastFigures>
{
    private static readonly FindingKind Scale = new(
        "signal.scale", HealthStage.Forecast, 40, FaultArea.Initialization, Severity.Warning, "a signal that dies out or blows up on its way forward");

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(ForecastFigures forecast)
    {
        if (forecast.FurthestScale is not { } worst) yield break;
        var inputs = forecast.Report.Inputs.MeanSquare;
        var small = worst.MeanSquare < 1;
        var fromData = inputs is < 1 / Bands.WarnScale or > Bands.WarnScale && forecast.Propagation.Nodes[0].WeightScale is not double.NaN;
        var severe = forecast.Slack == 0 && worst.MeanSquare is < 1 / Bands.FailScale or > Bands.FailScale;
        yield return new Finding(
            Scale,
            $"The signal {(small ? "dies out" : "blows up")}: at {worst.Name} its mean square is {Number(worst.MeanSquare)}; about 1 is right.",
            fromData
                ? $"The inputs have a mean square of {Number(inputs)}."
                : $"The weights are too {(small ? "small" : "large")} for the activation, and it adds up over the layers.",
            fromData ? "Standardise the inputs to mean 0 and variance 1." : forecast.Fix)
        {
            Severity = severe ? Severity.Error : Severity.Warning,
            Area = fromData ? FaultArea.Data : FaultArea.Initialization,
            Layer = worst.Name,
            Evidence = [new("q", worst.MeanSquare)],
        };
    }
}
