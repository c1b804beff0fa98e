namespace Hillock.Health.Diagnoses.Findings;

/// <summary>A loss, a signal or a gradient that left the finite numbers.</summary>
internal sealed class ExplodedRule : FindingRule<TrainingFigures>
{
    private static readonly FindingKind NotFinite = new(
        "loss.not_finite", HealthStage.Training, 10, FaultArea.Rate, Severity.Error, "a training that exploded");

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(TrainingFigures training)
    {
        if (training.Monitor.NonFinite is not { } origin) yield break;
        var early = origin.Step <= 2;
        var place = origin.Layer is { } layer ? $"in the {origin.Pass.ToString().ToLowerInvariant()} pass of {layer}" : "in the loss";
        yield return new Finding(
            NotFinite,
            $"The training exploded: {NumberWords.Number(origin.Value)} first arose {place} at step {origin.Step}{training.NormsBefore(origin.Step)}.",
            early ? "The signal overflows with the first weights: huge inputs, or weights far too large." : "Each step made the next gradient larger, until the numbers overflowed.",
            early ? "Standardise the inputs, and match the initialiser to the activation (auto)." : "Clip the gradient (ClipNorm = 1), lower the rate tenfold, or take a self-normalising activation (selu).")
        {
            Area = early ? FaultArea.Initialization : FaultArea.Rate,
            Layer = origin.Layer,
            Settings = early ? [] : [new("ClipNorm", "1")],
            Evidence = [new("step", origin.Step)],
        };
    }
}
