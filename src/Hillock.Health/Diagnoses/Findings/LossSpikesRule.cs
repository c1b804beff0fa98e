namespace Hillock.Health.Diagnoses.Findings;

/// <summary>A loss that leaps up again and again.</summary>
internal sealed class LossSpikesRule : FindingRule<TrainingFigures>
{
    private static readonly FindingKind Spikes = new(
        "loss.spikes", HealthStage.Training, 80, FaultArea.Rate, Severity.Warning, "a loss that leaps up again and again");

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(TrainingFigures training)
    {
        var (count, steps) = (training.Monitor.SpikeCount, training.Monitor.Steps);
        if (count < Math.Max(3, steps / 200)) yield break;
        var worst = training.Monitor.Spikes.MaxBy(s => s.Loss / s.Median)!;
        yield return new Finding(
            Spikes,
            $"Unstable loss spikes: {count} in {steps} steps; at step {worst.Step} the loss was {NumberWords.Short(worst.Loss / worst.Median)} times its median.",
            "Single steps are too large: the rate is high, or some batches have huge gradients.",
            "Clip the gradient (ClipNorm = 1), lower the rate, or warm it up.")
        {
            Settings = [new("ClipNorm", "1")],
            Evidence = [new("spikes", count), new("worst", worst.Loss / worst.Median)],
            Certainty = 0.8,
        };
    }
}
