using static Hillock.Health.Forecasts.ForecastText;

namespace Hillock.Health.Forecasts.Findings;

/// <summary>A signal whose scale no weights hold.</summary>
internal sealed class UnstableRule : FindingRule<ForecastFigures>
{
    private static readonly FindingKind Unstable = new(
        "signal.unstable", HealthStage.Forecast, 70, FaultArea.Activation, Severity.Warning, "a signal whose scale no weights hold");

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(ForecastFigures forecast)
    {
        var (report, chain) = (forecast.Report, forecast.Report.LongestChain);
        if (!report.IsUnstable) yield break;
        yield return new Finding(
            Unstable,
            $"Unstable, uncertain: over {chain.Length} plain layers any change of the signal's mean square grows by a factor of {Number(chain.Growth)} a "
                + "layer.",
            "The activation amplifies a signal that is too large and damps one that is too small, so no scale of the weights holds it.",
            forecast.HasFix ? forecast.Fix : "Put layer_norm between each linear layer and its activation.")
        { Evidence = [new("Q'", chain.Growth), new("layers", chain.Length)], Certainty = 0.7 };
    }
}
