namespace Hillock.Health.Diagnoses.Findings;

/// <summary>A limit of the gradient that most steps meet.</summary>
internal sealed class ClippedGradientRule : FindingRule<TrainingFigures>
{
    private static readonly FindingKind Clipped = new(
        "gradient.clipped", HealthStage.Training, 90, FaultArea.Optimizer, Severity.Warning, "a limit of the gradient that lies below the usual one");

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(TrainingFigures training)
    {
        var share = training.Monitor.ClippedShare;
        if (share < 0.5 || !training.Achievement.IsStuck) yield break;
        yield return new Finding(
            Clipped,
            $"The gradient is clipped in {NumberWords.Percent(share)} of the steps.",
            $"The limit ({NumberWords.Short(training.Options.ClipNorm ?? training.Options.ClipValue ?? double.NaN)}) lies below the usual gradient, so that steps have one length whatever the loss says.",
            "Raise the limit to about the 90th percentile of the gradient's norm.")
        {
            Evidence = [new("clipped share", share)],
        };
    }
}
