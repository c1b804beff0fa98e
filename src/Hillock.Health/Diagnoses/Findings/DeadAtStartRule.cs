namespace Hillock.Health.Diagnoses.Findings;

/// <summary>Units that are dead before the first step.</summary>
internal sealed class DeadAtStartRule : FindingRule<ProbeFigures>
{
    private static readonly FindingKind DeadAtStart = new(
        "units.dead_at_start", HealthStage.Probe, 50, FaultArea.Initialization, Severity.Error, "units that are dead before the first step");

    private const double ManyDead = 0.5;

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(ProbeFigures batch)
    {
        var worst = batch.Probe.Units.Where(l => !l.IsOutput && l.DeadShare > ManyDead).MaxBy(l => l.DeadShare);
        if (worst is null) yield break;
        yield return new Finding(
            DeadAtStart,
            $"{NumberWords.Percent(worst.DeadShare)} of the {worst.Units} units of {worst.Name} ({worst.Activation}) are dead before the first step: many zero outputs.",
            "Their weighted sums are below 0 on every row: a bias that starts far below 0, or weights of one sign.",
            "Let biases start at 0 and weights by auto; or take leaky_relu, whose units always pass a gradient on.")
        {
            Layer = worst.Name,
            Evidence = [new("dead share", worst.DeadShare)],
        };
    }
}
