using Hillock.Training;

namespace Hillock.Health.Lint;

/// <summary>Targets of a regression that are not near deviation 1: the squared error and its gradient grow with them.</summary>
internal sealed class TargetScaleRule : FindingRule<LintSubject>
{
    private static readonly FindingKind UnscaledTargets = new(
        "data.unscaled_targets", HealthStage.Lint, 40, FaultArea.Data, Severity.Warning, "targets of a regression that are not near deviation 1");

    private const double Large = 10, Small = 0.01;

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(LintSubject subject)
    {
        if (subject.HasClasses || subject.Loss.ReadsRawTargets || subject.ReadsLogits) yield break;
        var finite = subject.Targets.Where(float.IsFinite).ToArray();
        if (finite.Length == 0) yield break;
        var size = Math.Sqrt(finite.Average(t => (double)t * t));
        if (size is 0 or (>= Small and <= Large)) yield break;
        yield return new Finding(
            UnscaledTargets,
            $"The targets have a root mean square of {NumberWords.Number(size)}, and the loss is {subject.Loss.Text}.",
            subject.Loss is MeanSquaredError
                ? $"An untrained network gives numbers near 1, so the first loss is about {NumberWords.Number(size * size)}, and a rate that suits targets of deviation 1 does not suit these."
                : $"An untrained network gives numbers near 1, and has to grow or shrink its outputs {NumberWords.Number(size)} times before it can learn.",
            "Standardise the targets, and turn predictions back with their mean and deviation.")
        { Evidence = [new("root mean square of the targets", size)] };
    }
}
