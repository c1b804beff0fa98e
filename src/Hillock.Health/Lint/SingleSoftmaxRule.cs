using Hillock.Activations;

namespace Hillock.Health.Lint;

/// <summary>Softmax of one number is 1, whatever the number.</summary>
internal sealed class SingleSoftmaxRule : LintRule
{
    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(LintSubject subject)
    {
        if (subject.Model.Outputs.Size != 1 || subject.OutputActivation is not SoftmaxActivation) yield break;
        yield return new Finding(
            "output.softmax_on_one_unit", Severity.Error, FaultArea.Loss, "The network ends in softmax over one unit, whose output is 1 for every row.",
            "exp(z) / exp(z) = 1, and its gradient is 0: nothing can be learned.", "End it with dense(1, sigmoid), or with a unit a class and softmax.")
        { Layer = subject.NameAt(subject.Origin(subject.Model.Graph.Output)), Evidence = [new("output", 1), new("gradient", 0)] };
    }
}
