namespace Hillock.Health.Diagnoses.Findings;

/// <summary>Outputs that are the same whatever goes in.</summary>
internal sealed class UnheedingOutputRule : FindingRule<ProbeFigures>
{
    private static readonly FindingKind IgnoresInput = new(
        "output.ignores_input", HealthStage.Probe, 10, FaultArea.Initialization, Severity.Error, "outputs that are the same whatever goes in");

    private const double Unheeding = 1e-6;

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(ProbeFigures batch)
    {
        var share = batch.Probe.OutputDependence;
        if (!(share < Unheeding) || batch.Probe.Signal.Layers[^1].Variance == 0) yield break;
        yield return new Finding(
            IgnoresInput,
            $"The outputs are the same whatever goes in: {NumberWords.Percent(share)} of their mean square differs from row to row.",
            "What tells rows apart is lost on the way: hidden layers saturate, are dead, or share one large mean.",
            "Match the initialiser to the activation (auto), or put normalisation before the activations.")
        {
            Evidence = [new("output dependence", share)],
        };
    }
}
