using static Hillock.Health.Forecasts.ForecastText;

namespace Hillock.Health.Forecasts.Findings;

/// <summary>Outputs on one side of 0.</summary>
internal sealed class NotCentredRule : FindingRule<ForecastFigures>
{
    private static readonly FindingKind NotCentred = new(
        "signal.not_centred", HealthStage.Forecast, 80, FaultArea.Activation, Severity.Note, "outputs on one side of 0");

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(ForecastFigures forecast)
    {
        var plain = forecast.Report.Layers.Where((l, i) => l.MeanShare > Bands.NotCentred && forecast.Propagation.Nodes[i].Before.IsLinear).ToList();
        if (plain.Count == 0) yield break;
        var worst = plain.MaxBy(l => l.MeanShare)!;
        yield return new Finding(
            NotCentred,
            $"Outputs are not centred: {Percent(worst.MeanShare)} of what {worst.Layer.OutputActivation?.Text} in {worst.Name} gives is the same for all "
                + "inputs.",
            "Its values lie on one side of 0, so gradients of a unit's weights share their sign and rows grow alike.",
            "Put batch_norm before it, or take a centred activation such as tanh or elu.")
        {
            Severity = plain.Count > 2 ? Severity.Warning : Severity.Note,
            Layer = worst.Name,
            Evidence = [new("mean share", worst.MeanShare), new("layers", plain.Count)],
        };
    }
}
