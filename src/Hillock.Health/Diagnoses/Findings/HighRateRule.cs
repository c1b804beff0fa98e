namespace Hillock.Health.Diagnoses.Findings;

/// <summary>Steps that change the weights by far too much.</summary>
internal sealed class HighRateRule : FindingRule<TrainingFigures>
{
    private static readonly FindingKind TooHigh = new(
        "rate.too_high", HealthStage.Training, 60, FaultArea.Rate, Severity.Error, "steps that change the weights by far too much");

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(TrainingFigures training)
    {
        var update = training.TypicalUpdate;
        var wild = training.LossRose || training.Monitor.SpikeCount >= Math.Max(3, training.Monitor.Steps / 100) || training.Monitor.NonFinite is { Step: > 2 };
        if (!(update > 0.1) || !(wild || training.Achievement.IsStuck)) yield break;
        yield return new Finding(
            TooHigh,
            $"A step changes the weights by {NumberWords.Percent(update)} of their size (about 0.1 % is healthy){(training.LossRose ? ", and the loss rose" : wild ? ", and the loss leaps" : ", and nothing is learned")}.",
            "The learning rate is too high for this network.",
            "Divide the rate by ten, or warm it up.")
        {
            Evidence = [new("update ratio", update), new("loss spikes", training.Monitor.SpikeCount)],
            Certainty = 0.9,
        };
    }
}
