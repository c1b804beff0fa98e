using static Hillock.Health.Forecasts.ForecastText;

namespace Hillock.Health.Forecasts.Findings;

/// <summary>Layers whose units may all be silent.</summary>
internal sealed class BornDeadRule : FindingRule<ForecastFigures>
{
    private static readonly FindingKind BornDead = new(
        "units.born_dead", HealthStage.Forecast, 90, FaultArea.Activation, Severity.Warning, "a narrow layer whose units may all be silent for a row");

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(ForecastFigures forecast)
    {
        var report = forecast.Report;
        if (!(report.DeadProbability > Bands.WarnDead)) yield break;
        var worst = report.Layers.MaxBy(l => l.DeadProbability)!;
        yield return new Finding(
            BornDead,
            $"Born dead: with a probability of {Percent(report.DeadProbability)} all units of some layer give 0 for a row, and nothing is learned from it.",
            $"{worst.Name} has {worst.Outputs.Size} units, each of them silent for {Percent(worst.DeadShare)} of the inputs.",
            "Use wider layers, or an activation without a flat side, such as leaky_relu or elu.")
        {
            Severity = report.DeadProbability > Bands.FailDead ? Severity.Error : Severity.Warning,
            Layer = worst.Name,
            Evidence = [new("dead probability", report.DeadProbability), new("units", worst.Outputs.Size)],
        };
    }
}
