using static Hillock.Health.Forecasts.ForecastText;

namespace Hillock.Health.Forecasts.Findings;

/// <summary>A gradient at the first layer that is far from that at the last.</summary>
internal sealed class GradientRule : FindingRule<ForecastFigures>
{
    public static readonly FindingKind Exploding = new(
        "signal.exploding", HealthStage.Forecast, 20, FaultArea.Initialization, Severity.Warning,
        "a gradient, or the signal itself, that grows from layer to layer");
    public static readonly FindingKind Vanishing = new(
        "signal.vanishing", HealthStage.Forecast, 30, FaultArea.Initialization, Severity.Warning, "a gradient that hardly arrives at the first layers");

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(ForecastFigures forecast)
    {
        var (ratio, weighted) = (forecast.Ratio, forecast.Propagation.Weighted);
        if (forecast.Overflows || double.IsNaN(ratio) || weighted.Count < 2) yield break;
        var (first, last) = (forecast.Report.Layers[weighted[0]], forecast.Last!);
        if (double.IsNegativeInfinity(ratio))
        {
            yield return NoGradient(forecast, first);
            yield break;
        }

        if (Math.Abs(ratio) <= Bands.Warn + forecast.Slack) yield break;
        var severity = Math.Abs(ratio) > Bands.Fail + forecast.Slack ? Severity.Error : Severity.Warning;
        var chi = Math.Pow(10, ratio / (weighted.Count - 1));
        var vanishes = ratio < 0;
        yield return new Finding(
            vanishes ? Vanishing : Exploding,
            vanishes
                ? $"Tiny gradients: the first layers {(severity == Severity.Error ? "will not learn" : "will learn slowly")}; at {first.Name} the "
                    + $"gradient is {Times(ratio)} that at {last.Name}."
                : $"Exploding gradients: at {first.Name} the gradient is {Times(ratio)} that at {last.Name}.",
            $"Each of {weighted.Count} layers multiplies the squared gradient by about {Number(chi)} on the way back.",
            forecast.Fix)
        {
            Severity = severity,
            Layer = first.Name,
            Evidence = [new("log10 gradient ratio", ratio), new("tolerance", forecast.Report.Tolerance), new("chi per layer", chi)],
            Certainty = Certainty(forecast.Report, ratio),
        };
    }

    private static Finding NoGradient(ForecastFigures forecast, LayerForecast first)
    {
        var silent = forecast.Propagation.Weighted.Where(i => forecast.Propagation.Nodes[i].IsSilent).Select(i => forecast.Report.Layers[i].Name).ToList();
        var flat = forecast.Report.Layers.FirstOrDefault(l => l.Layer.OutputActivation is not null && l.Chi == 0);
        return new Finding(
            Vanishing,
            $"Tiny gradients: no gradient at all arrives at {first.Name}, so it will not learn.",
            silent.Count > 0 ? $"All weights of {string.Join(", ", silent)} are 0." : flat is not null
                ? $"The slope of {flat.Layer.OutputActivation!.Text} in {flat.Name} is 0 everywhere." : "Some layer on every way back has a slope of 0.",
            silent.Count > 0 ? "Initialise these weights with random numbers, such as he_normal." : flat is not null
                ? "Take an activation with a slope, such as tanh." : forecast.Fix)
        { Severity = Severity.Error, Layer = silent.FirstOrDefault() ?? flat?.Name ?? first.Name, Evidence = [new("log10 gradient ratio", forecast.Ratio)] };
    }

    private static double Certainty(ForecastReport report, double ratio) => report.IsUncertain ? 0.5
        : Math.Abs(ratio) - report.Tolerance > (Math.Abs(ratio) > Bands.Fail ? Bands.Fail : Bands.Warn) ? 0.95 : 0.7;
}
