using static Hillock.Health.Forecasts.ForecastText;

namespace Hillock.Health.Forecasts.Findings;

/// <summary>Depth that makes all rows the same.</summary>
internal sealed class CollapseRule : FindingRule<ForecastFigures>
{
    private static readonly FindingKind Collapse = new(
        "signal.collapse", HealthStage.Forecast, 60, FaultArea.Initialization, Severity.Warning, "depth that makes all rows the same");

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(ForecastFigures forecast)
    {
        if (forecast.Overflows || forecast.Last is not { } last || !(last.Correlation > Bands.Alike) || last.Correlation is double.NaN
            || forecast.Propagation.Weighted.Count < 3) yield break;
        // Rows that were alike from the start are no fault of the network.
        var (apart, before) = (1 - last.Correlation, 1 - forecast.Report.Inputs.Correlation);
        if (apart > before / 10) yield break;
        var layer = forecast.Report.Layers[forecast.Propagation.Weighted.First(i => forecast.Report.Layers[i].Correlation > Bands.Alike)];
        yield return new Finding(
            Collapse,
            $"All inputs look the same: from {layer.Name} on two rows are alike by more than {Percent(Bands.Alike)}, at the end they differ by "
                + $"{Number(apart)} of the mean square.",
            "Each layer adds what all rows share, and depth makes it everything.",
            forecast.Fix)
        {
            Severity = last.Correlation > Bands.Same ? Severity.Error : Severity.Warning,
            Layer = layer.Name,
            Evidence = [new("1 - c", apart), new("1 - c of the inputs", before)],
        };
    }
}
