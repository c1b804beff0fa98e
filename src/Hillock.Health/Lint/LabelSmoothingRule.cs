using System.Globalization;
using Hillock.Training;

namespace Hillock.Health.Lint;

/// <summary>Labels that are smoothed until little of them is left.</summary>
internal sealed class LabelSmoothingRule : FindingRule<LintSubject>
{
    private static readonly FindingKind LabelSmoothing = new(
        "loss.label_smoothing", HealthStage.Lint, 290, FaultArea.Loss, Severity.Warning, "labels smoothed until little of them is left");

    private const double Much = 0.3;

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(LintSubject subject)
    {
        if (subject.Loss is not CrossEntropyLoss { LabelSmoothing: > Much and var share }) yield break;
        var outputs = Math.Max(2, subject.Model.Outputs.Size);
        var own = 1 - share + (share / outputs);
        yield return new Finding(
            LabelSmoothing, string.Create(CultureInfo.InvariantCulture,
                $"Label smoothing is {share:0.##}: the right class is asked to have probability {own:0.00}."),
            "The network is taught to be unsure; its probabilities no longer say how often it is right.", "Use 0.1 or less (Szegedy et al. 2016), or none.")
        { Evidence = [new("label smoothing", share), new("probability asked for", own)] };
    }
}
