namespace Hillock.Health.Diagnoses.Findings;

/// <summary>Steps that together hardly move the weights.</summary>
internal sealed class LowRateRule : FindingRule<TrainingFigures>
{
    private static readonly FindingKind TooLow = new(
        "rate.too_low", HealthStage.Training, 70, FaultArea.Rate, Severity.Error, "steps that together hardly move the weights");

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(TrainingFigures training)
    {
        var path = training.Path;
        if (!(path < 0.05) || training.Achievement.Training > 0.5) yield break;
        yield return new Finding(
            TooLow,
            $"All {training.Monitor.Steps} steps together moved the weights by at most {NumberWords.Percent(path)} of their size: {NumberWords.Short(path / training.Monitor.Steps)} a step.",
            "The learning rate is too low to get anywhere in this many steps.",
            "Multiply the rate by a hundred, or look for one with the rate finder.")
        {
            Evidence = [new("update ratio", path / training.Monitor.Steps), new("steps", training.Monitor.Steps)],
            Certainty = 0.9,
        };
    }
}
