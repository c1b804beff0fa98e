using Hillock.Training;

namespace Hillock.Health.Lint;

/// <summary>Targets that are not what the loss is made for: numbers for a cross-entropy, negative ones or classes for counts.</summary>
internal sealed class TargetKindRule : LintRule
{
    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(LintSubject subject)
    {
        var targets = subject.Targets;
        if (!subject.HasClasses && subject.ReadsLogits && targets.Count(t => t is < 0 or > 1) is > 0 and var outside)
        {
            yield return Wrong(
                "loss.cross_entropy_on_numbers", $"The loss is {subject.Loss.Text}, and {(double)outside / targets.Length:P1} of the targets are not probabilities: they reach {Say.Number(targets.Min())} to {Say.Number(targets.Max())}.",
                "Cross-entropy compares probabilities; for a target outside [0, 1] it has no least value and falls without end.", "Use mean_squared_error or huber, with a linear output.",
                (double)outside / targets.Length);
        }

        if (subject.Loss is not Poisson) yield break;
        if (subject.HasClasses)
            yield return Wrong("loss.counts_of_classes", "The Poisson loss is for counts, and the task is one of classes.", "Classes are names: class 2 is not twice class 1.", $"Use {Loss.For(subject.Data.Task, subject.Model.Outputs.Size).Text}.", 1);
        else if (targets.Count(t => t < 0) is > 0 and var negative)
            yield return Wrong("loss.negative_counts", $"The Poisson loss is for counts, and {negative:N0} targets are negative, the lowest {Say.Number(targets.Min())}.", "A count cannot be below 0, so no rate explains such a target.", "Use huber or mean_squared_error.", (double)negative / targets.Length);
    }

    private static Finding Wrong(string code, string message, string cause, string fix, double share) =>
        new(code, Severity.Error, FaultArea.Loss, message, cause, fix) { Evidence = [new("share of targets", share)] };
}
