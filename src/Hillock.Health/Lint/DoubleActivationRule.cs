using Hillock.Activations;
using Hillock.Formulas;
using Hillock.Training;

namespace Hillock.Health.Lint;

/// <summary>A cross-entropy computes softmax or sigmoid itself; an activation before that keeps its logits in a range, and the loss above a floor.</summary>
internal sealed class DoubleActivationRule : FindingRule<LintSubject>
{
    private static readonly FindingKind DoubleActivation = new(
        "output.double_activation", HealthStage.Lint, 200, FaultArea.Loss, Severity.Error,
        "an activation before a loss that applies its own, so that it has a floor");
    private static readonly FindingKind ActivatedLogits = new(
        "output.activated_logits", HealthStage.Lint, 210, FaultArea.Loss, Severity.Warning, "logits that have gone through an activation");

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(LintSubject subject)
    {
        if (FromLogits(subject) is { } told)
        {
            yield return told;
            yield break;
        }

        // Outputs that the loss refuses, and softmax of one unit, are other rules'.
        if (subject.LogitsActivation is not { } activation || (subject.Model.Outputs.Size == 1 && activation is SoftmaxActivation)) yield break;
        yield return Twice(subject, activation);
    }

    private static Finding Twice(LintSubject subject, Activation activation)
    {
        var range = ActivationFacts.Range(activation);
        var (floor, highest) = Bounds(subject, range);
        var own = subject.Loss is CategoricalCrossEntropy ? "softmax" : "sigmoid";
        var layer = subject.NameAt(Source(subject));
        if (floor <= 0)
        {
            return new Finding(
                ActivatedLogits,
                $"What {subject.Loss.Text} takes as logits has gone through {activation.Text}: it lies in {range}.",
                $"The loss computes its own {own}, for which logits of either sign are needed; where {activation.Text} is flat, the output learns nothing.",
                "Leave out the activation of the last layer, so that its logits are linear.")
            { Layer = layer, Evidence = [new("lowest logit", range.Low), new("highest logit", range.High)] };
        }

        return new Finding(
            DoubleActivation,
            $"What {subject.Loss.Text} takes as logits has gone through {activation.Text}: it lies in {range}, and the loss cannot fall below {NumberWords.Number(floor)}.",
            $"The loss computes its own {own}; {Explain(subject, range)}",
            $"Keep one of the two: end the network with a linear layer, or with one that has {own} itself.")
        { Layer = layer, Evidence = [new("floor of the loss", floor), new("highest loss of a row", highest)] };
    }

    /// <summary>The least mean loss, and the highest of a row, for logits in a range.</summary>
    private static (double Floor, double Highest) Bounds(LintSubject subject, Interval range)
    {
        var (classes, span) = (subject.Model.Outputs.Size, range.High - range.Low);
        if (subject.Loss is CategoricalCrossEntropy) return (Log1PlusExp(Math.Log(classes - 1) - span), Log1PlusExp(Math.Log(classes - 1) + span));
        var share = ShareOfOnes(subject);
        return ((share * Log1PlusExp(-range.High)) + ((1 - share) * Log1PlusExp(range.Low)), Math.Max(Log1PlusExp(-range.Low), Log1PlusExp(range.High)));
    }

    private static string Explain(LintSubject subject, Interval range)
    {
        var classes = subject.Model.Outputs.Size;
        if (subject.Loss is not CategoricalCrossEntropy)
            return $"the probability it gives lies between {NumberWords.Number(Sigmoid(range.Low))} and {NumberWords.Number(Sigmoid(range.High))}, whatever is learned.";
        return range is { Low: 0, High: 1 }
            ? $"of numbers between 0 and 1 the best it can make is e / (e + {classes - 1}) for the right class, a loss of ln(e + {classes - 1}) - 1 = {NumberWords.Number(Math.Log(Math.E + classes - 1) - 1)}."
            : $"of numbers in {range} the best it can make for the right class is {NumberWords.Number(Math.Exp(-Bounds(subject, range).Floor))}.";
    }

    private static Finding? FromLogits(LintSubject subject)
    {
        var told = subject.Loss switch
        {
            CategoricalCrossEntropy { FromLogits: true } => subject.Model.OutputActivation is SoftmaxActivation,
            BinaryCrossEntropy { FromLogits: true } => ActivationFacts.IsSigmoid(subject.Model.OutputActivation),
            _ => false,
        };
        if (!told) return null;
        var (floor, highest) = Bounds(subject, new Interval(0, 1));
        return new Finding(
            DoubleActivation,
            $"FromLogits says that the outputs are logits, and the network ends in {subject.Model.OutputActivation!.Text}: the loss could not fall below {NumberWords.Number(floor)}.",
            "The activation would be applied twice.", "Leave FromLogits out: it is found from the network.")
        { Layer = subject.NameAt(subject.Model.Graph.Output), Evidence = [new("floor of the loss", floor), new("highest loss of a row", highest)] };
    }

    private static int Source(LintSubject subject)
    {
        var output = subject.Model.Graph.Output;
        return subject.Model.Graph.OutputActivation is null ? subject.Origin(output) : subject.Before(output);
    }

    private static double ShareOfOnes(LintSubject subject)
    {
        if (!subject.HasClasses) return subject.Targets.Length == 0 ? 0.5 : Math.Clamp(subject.Targets.Average(), 0, 1);
        var labels = subject.Data.Train.Labels;
        var outputs = subject.Model.Outputs.Size;
        return outputs > 1 ? 1.0 / outputs : labels.Length == 0 ? 0.5 : labels.Count(l => l == 1) / (double)labels.Length;
    }

    private static double Log1PlusExp(double x) => x > 30 ? x : Math.Log(1 + Math.Exp(x));

    private static double Sigmoid(double x) => 1 / (1 + Math.Exp(-x));
}
