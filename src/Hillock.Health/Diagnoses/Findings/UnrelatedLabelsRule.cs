namespace Hillock.Health.Diagnoses.Findings;

/// <summary>Labels that neighbouring rows do not share, and that a training did not learn.</summary>
internal sealed class UnrelatedLabelsRule : FindingRule<ProbeFigures>
{
    private static readonly FindingKind Unrelated = new(
        "labels.unrelated", HealthStage.Probe, 60, FaultArea.Loss, Severity.Error, "labels that have nothing to do with the inputs");

    private const double Chance = 3; // standard deviations

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(ProbeFigures batch)
    {
        if (batch.Probe.Neighbours is not { } near || near.Score > Chance) yield break;
        // Neighbours alone prove nothing: a pattern may be learnable that no distance shows. A training that learned nothing either is telling.
        if (batch.Achievement is not { IsChance: true }) yield break;
        yield return new Finding(
            Unrelated,
            $"Labels and inputs have nothing to do with each other: a row's nearest neighbour agrees with it {NumberWords.Short(near.Score)} standard deviations above chance over {near.Rows} rows, and validation shows no more than chance.",
            "Labels are shuffled against the rows, belong to other rows, or what decides them is not among the inputs.",
            "Check that row i of the labels is that of row i of the inputs, by looking at a few rows.")
        {
            Evidence = [new("neighbour agreement", near.Value), new("chance", near.Chance), new("standard deviations", near.Score)],
            Certainty = 0.8,
        };
    }
}
