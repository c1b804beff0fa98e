namespace Hillock.Health.Forecasts.Findings;

/// <summary>Units that are one and the same.</summary>
internal sealed class ConstantWeightsRule : FindingRule<ForecastFigures>
{
    private static readonly FindingKind Constant = new(
        "weights.constant", HealthStage.Forecast, 10, FaultArea.Initialization, Severity.Error, "units of a layer that are one and the same");

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(ForecastFigures forecast)
    {
        var node = forecast.Model.Graph.Nodes.FirstOrDefault(
            n => forecast.Measured.TryGetValue(n.Layer, out var scale) && scale is { IsConstant: true, MeanSquare: > 0 });
        if (node is null) yield break;
        yield return new Finding(
            Constant,
            $"All weights of {node.Name} are the same number, so its units compute the same and stay the same.",
            "Nothing tells the units apart: every one of them gets the same gradient.",
            "Initialise the weights with random numbers, such as he_normal.")
        { Layer = node.Name };
    }
}
