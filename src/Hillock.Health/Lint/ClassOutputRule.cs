using Hillock.Activations;
using Hillock.Training;

namespace Hillock.Health.Lint;

/// <summary>Softmax for classes of which one holds, sigmoid for labels that hold or not each by itself.</summary>
internal sealed class ClassOutputRule : FindingRule<LintSubject>
{
    private static readonly FindingKind SigmoidForExclusiveClasses = new(
        "output.sigmoid_for_exclusive_classes", HealthStage.Lint, 180, FaultArea.Loss, Severity.Warning, "a sigmoid a class where each row has exactly one");
    private static readonly FindingKind SoftmaxForIndependentLabels = new(
        "output.softmax_for_independent_labels", HealthStage.Lint, 190, FaultArea.Loss, Severity.Error, "a softmax where labels hold or not each by itself");

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(LintSubject subject)
    {
        var outputs = subject.Model.Outputs.Size;
        if (outputs < 2) yield break;
        if (subject.HasClasses && (ActivationFacts.IsSigmoid(subject.OutputActivation) || subject.Loss is BinaryCrossEntropy)) yield return Sigmoids(
            subject, outputs);
        if (!subject.HasClasses && (subject.OutputActivation is SoftmaxActivation || subject.Loss is CategoricalCrossEntropy)
            && IndependentShare(subject.Targets, outputs) is > 0 and var share)
            yield return Softmax(subject, share);
    }

    private static Finding Sigmoids(LintSubject subject, int outputs) => new(
        SigmoidForExclusiveClasses,
        $"Each of {outputs} outputs goes through a sigmoid of its own, and every row has exactly one class.",
        subject.Loss is CategoricalCrossEntropy
            ? "Categorical cross-entropy takes a softmax of what it gets: of numbers between 0 and 1 it makes almost the same share for each class."
            : "The probabilities do not add up to 1: a row can be of several classes, or of none.",
        $"End it with dense({outputs}, softmax) and categorical_cross_entropy.")
    {
        Severity = subject.Loss is CategoricalCrossEntropy ? Severity.Error : Severity.Warning,
        Layer = subject.NameAt(subject.Origin(subject.Model.Graph.Output)),
        Evidence = [new("outputs", outputs)],
    };

    private static Finding Softmax(LintSubject subject, double share) => new(
        SoftmaxForIndependentLabels,
        $"The outputs share 1 between them by a softmax, and the targets of {share:P1} of the rows do not add up to 1.",
        "A softmax cannot say yes to two labels, nor no to all.", "End it with sigmoid and binary_cross_entropy: each label by itself.")
    { Layer = subject.NameAt(subject.Origin(subject.Model.Graph.Output)), Evidence = [new("share of rows", share)] };

    // Labels of yes and no alone: other numbers are judged by their range.
    private static double IndependentShare(float[] targets, int outputs)
    {
        if (targets.Length == 0 || !targets.All(t => t is 0 or 1)) return 0;
        var rows = targets.Length / outputs;
        return (double)Enumerable.Range(0, rows).Count(r => targets.AsSpan(r * outputs, outputs).ToArray().Sum() != 1) / rows;
    }
}
