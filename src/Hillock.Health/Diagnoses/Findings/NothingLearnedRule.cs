namespace Hillock.Health.Diagnoses.Findings;

/// <summary>A training that knows no more than the most frequent answer.</summary>
internal sealed class NothingLearnedRule : FindingRule<TrainingFigures>
{
    private static readonly FindingKind NothingLearned = new(
        "training.nothing_learned", HealthStage.Training, 100, FaultArea.Optimizer, Severity.Error,
        "a training that knows no more than the most frequent answer");

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(TrainingFigures training)
    {
        if (!training.Achievement.IsStuck) yield break;
        var got = training.Achievement.Training;
        yield return new Finding(
            NothingLearned,
            $"Nothing learned: after {training.Monitor.Steps} steps the network knows {(double.IsNaN(got) ? "nothing" : $"{NumberWords.Percent(Math.Max(0, got))}")} of what can be known beyond the most frequent answer.",
            "The findings before this one say why; where there are none, it had too few steps or units.",
            "Mend those first; else train longer or give it more units.")
        {
            Evidence = [new("achievement", got)],
            Certainty = 0.6,
        };
    }
}
