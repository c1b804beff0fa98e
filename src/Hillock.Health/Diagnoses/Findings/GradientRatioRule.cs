namespace Hillock.Health.Diagnoses.Findings;

/// <summary>A first layer whose gradient is far from that of the last.</summary>
internal sealed class GradientRatioRule : FindingRule<TrainingFigures>
{
    private static readonly FindingKind Vanishing = new(
        "gradient.vanishing", HealthStage.Training, 40, FaultArea.Activation, Severity.Warning, "a first layer that gets far less gradient than the last");
    private static readonly FindingKind Exploding = new(
        "gradient.exploding", HealthStage.Training, 50, FaultArea.Activation, Severity.Warning, "a first layer that gets far more gradient than the last");

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(TrainingFigures training)
    {
        var ratio = training.EarlyGradientRatio;
        if (double.IsNaN(ratio) || ratio is > 1e-2 and < 1e3) yield break;
        var vanishing = ratio < 1;
        var severe = training.Achievement.IsStuck && ratio is < 1e-3 or > 1e4;
        yield return vanishing
            ? new Finding(
                Vanishing,
                $"Tiny gradients: the first layer's is {NumberWords.Short(ratio)} times the last one's, relative to their weights.",
                "Each layer shrinks the error signal on its way back, so the first layers stop learning.",
                "Match the initialiser to the activation (auto), take relu, elu or selu instead of sigmoid or tanh, or put batch normalisation before each activation.")
            { Severity = severe ? Severity.Error : Severity.Warning, Evidence = [new("gradient ratio", ratio)], Certainty = 0.9 }
            : new Finding(
                Exploding,
                $"Exploding gradients: the first layer's is {NumberWords.Short(ratio)} times the last one's, relative to their weights.",
                "Each layer enlarges the error signal on its way back.",
                "Match the initialiser to the activation (auto), clip the gradient (ClipNorm = 1), or put normalisation before each activation.")
            {
                Severity = severe ? Severity.Error : Severity.Warning,
                Settings = [new("ClipNorm", "1")],
                Evidence = [new("gradient ratio", ratio)],
                Certainty = 0.9,
            };
    }
}
