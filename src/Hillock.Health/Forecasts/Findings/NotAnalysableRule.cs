namespace Hillock.Health.Forecasts.Findings;

/// <summary>Figures that are an order of magnitude.</summary>
internal sealed class NotAnalysableRule : FindingRule<ForecastFigures>
{
    private static readonly FindingKind NotAnalysable = new(
        "activation.not_analysable", HealthStage.Forecast, 100, FaultArea.Activation, Severity.Note,
        "a layer of which the forecast gives an order of magnitude only");

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(ForecastFigures forecast)
    {
        var layers = forecast.Report.Layers.Where(l => l.Doubt is not null).ToList();
        if (layers.Count == 0) yield break;
        yield return new Finding(
            NotAnalysable,
            $"An order of magnitude only, because of {layers[0].Name}{(layers.Count > 1 ? $" and {layers.Count - 1} more" : "")}.",
            char.ToUpperInvariant(layers[0].Doubt![0]) + layers[0].Doubt![1..] + ".",
            "Measure it: trace the network on a batch of rows.")
        { Layer = layers[0].Name, Evidence = [new("layers", layers.Count)] };
    }
}
