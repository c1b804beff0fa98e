namespace Hillock.Health.Diagnoses.Findings;

/// <summary>A first loss far above that of outputs that know nothing.</summary>
internal sealed class InitialLossRule : FindingRule<ProbeFigures>
{
    private static readonly FindingKind InitialNotFinite = new(
        "loss.initial_not_finite", HealthStage.Probe, 20, FaultArea.Initialization, Severity.Error, "a first loss that is NaN or infinite");
    private static readonly FindingKind Initial = new(
        "loss.initial", HealthStage.Probe, 30, FaultArea.Initialization, Severity.Warning, "a first loss far above that of knowing nothing");

    private const double MuchLoss = 10, MoreLoss = 4;

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(ProbeFigures batch)
    {
        var (loss, expected) = (batch.Probe.InitialLoss, batch.Probe.ExpectedLoss);
        if (!double.IsFinite(loss))
        {
            yield return new Finding(
                InitialNotFinite,
                $"The loss of the first batch is {NumberWords.Number(loss)}, before any step.",
                "The signal overflows on its way through the first weights, or the inputs are huge.",
                "Standardise the inputs, and match the initialiser to the activation (auto).");
            yield break;
        }

        if (!(loss > MoreLoss * expected)) yield break;
        yield return new Finding(
            Initial,
            $"The first loss is {NumberWords.Short(loss)}, {NumberWords.Short(loss / expected)} times that of outputs that know nothing ({NumberWords.Short(expected)}).",
            "The first outputs are far too large: the inputs are, or the first weights are.",
            "Standardise the inputs, and match the initialiser to the activation (auto).")
        {
            Severity = loss > MuchLoss * expected ? Severity.Error : Severity.Warning,
            Evidence = [new("initial loss", loss), new("expected loss", expected)],
            Certainty = 0.8,
        };
    }
}
