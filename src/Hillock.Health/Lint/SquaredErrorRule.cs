using Hillock.Activations;
using Hillock.Training;

namespace Hillock.Health.Lint;

/// <summary>An error of numbers where the task has classes: a row that is wrong with certainty has almost no gradient.</summary>
internal sealed class SquaredErrorRule : FindingRule<LintSubject>
{
    private static readonly FindingKind SquaredErrorOnClasses = new(
        "loss.squared_error_on_classes", HealthStage.Lint, 240, FaultArea.Loss, Severity.Warning, "an error of numbers where the task has classes");

    private const double Wrong = 0.01;

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(LintSubject subject)
    {
        if (!subject.HasClasses || subject.Loss is not (MeanSquaredError or MeanAbsoluteError or Huber)) yield break;
        var better = Loss.For(subject.Data.Task, subject.Model.Outputs.Size);
        var saturates = subject.OutputActivation is SoftmaxActivation || ActivationFacts.IsSigmoid(subject.OutputActivation);
        var slope = 2 * (1 - Wrong) * Wrong * (1 - Wrong);
        yield return new Finding(
            SquaredErrorOnClasses, $"The task is one of classes, and the loss is {subject.Loss.Text}, an error of numbers.",
            saturates
                ? $"Through the output's slope p(1 - p), a row with p = {Wrong} for its class has a gradient of {slope:0.000} under the squared error and "
                    + $"{1 - Wrong:0.00} under cross-entropy."
                : "It punishes an output that is right and larger than 1 as much as one that is wrong.",
            $"Use {better.Text}.")
        { Evidence = saturates ? [new("gradient of the squared error at p = 0.01", slope), new("gradient of cross-entropy at p = 0.01", 1 - Wrong)] : [] };
    }
}
