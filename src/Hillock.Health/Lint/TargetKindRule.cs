using Hillock.Training;

namespace Hillock.Health.Lint;

/// <summary>Targets that are not what the loss is made for: numbers for a cross-entropy, negative ones or classes for counts.</summary>
internal sealed class TargetKindRule : FindingRule<LintSubject>
{
    private static readonly FindingKind CrossEntropyOnNumbers = new(
        "loss.cross_entropy_on_numbers", HealthStage.Lint, 250, FaultArea.Loss, Severity.Error, "a cross-entropy where targets are no probabilities");
    private static readonly FindingKind CountsOfClasses = new(
        "loss.counts_of_classes", HealthStage.Lint, 260, FaultArea.Loss, Severity.Error, "a loss for counts where the task has classes");
    private static readonly FindingKind NegativeCounts = new(
        "loss.negative_counts", HealthStage.Lint, 270, FaultArea.Loss, Severity.Error, "a loss for counts where targets are negative");

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(LintSubject subject)
    {
        var targets = subject.Targets;
        if (!subject.HasClasses && subject.ReadsLogits && targets.Count(t => t is < 0 or > 1) is > 0 and var outside)
        {
            yield return Wrong(
                CrossEntropyOnNumbers, $"The loss is {subject.Loss.Text}, and {(double)outside / targets.Length:P1} of the targets are not probabilities: they reach {NumberWords.Number(targets.Min())} to {NumberWords.Number(targets.Max())}.",
                "Cross-entropy compares probabilities; for a target outside [0, 1] it has no least value and falls without end.", "Use mean_squared_error or huber, with a linear output.",
                (double)outside / targets.Length);
        }

        if (subject.Loss is not Poisson) yield break;
        if (subject.HasClasses)
            yield return Wrong(CountsOfClasses, "The Poisson loss is for counts, and the task is one of classes.", "Classes are names: class 2 is not twice class 1.", $"Use {Loss.For(subject.Data.Task, subject.Model.Outputs.Size).Text}.", 1);
        else if (targets.Count(t => t < 0) is > 0 and var negative)
            yield return Wrong(NegativeCounts, $"The Poisson loss is for counts, and {negative:N0} targets are negative, the lowest {NumberWords.Number(targets.Min())}.", "A count cannot be below 0, so no rate explains such a target.", "Use huber or mean_squared_error.", (double)negative / targets.Length);
    }

    private static Finding Wrong(FindingKind kind, string message, string cause, string fix, double share) =>
        new(kind, message, cause, fix) { Evidence = [new("share of targets", share)] };
}
