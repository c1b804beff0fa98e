namespace Hillock.Health.Diagnoses.Findings;

/// <summary>A few rows that the network cannot learn by heart.</summary>
internal sealed class UnlearnedBatchRule : FindingRule<ProbeFigures>
{
    private static readonly FindingKind NotLearned = new(
        "batch.not_learned", HealthStage.Probe, 40, FaultArea.Optimizer, Severity.Warning, "a few rows that the network cannot learn by heart");

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(ProbeFigures batch)
    {
        if (batch.Probe.Learning is not { Learned: false } learning) yield break;
        yield return new Finding(
            NotLearned,
            $"{learning.Steps} steps of Adam on the same {learning.Rows} rows took the loss from {NumberWords.Short(learning.FirstLoss)} to {NumberWords.Short(learning.LastLoss)} only; a network that works learns them by heart.",
            "The gradient does not reach the weights, the outputs cannot take the values that are asked for, or the network is far too small.",
            "See the findings before this one; else give the network more units.")
        {
            Severity = learning.LastLoss > 0.8 * learning.FirstLoss ? Severity.Error : Severity.Warning,
            Evidence = [new("first loss", learning.FirstLoss), new("last loss", learning.LastLoss)],
            Certainty = 0.7,
        };
    }
}
