using Hillock.Layers;

namespace Hillock.Health.Lint;

/// <summary>A recurrent layer whose state has no bound: the same weights multiply it at each step (Le, Jaitly and Hinton 2015, arXiv:1504.00941).</summary>
internal sealed class RecurrentActivationRule : FindingRule<LintSubject>
{
    private static readonly FindingKind UnboundedRecurrence = new(
        "network.unbounded_recurrence", HealthStage.Lint, 420, FaultArea.Activation, Severity.Warning, "a recurrent layer whose state has no bound");

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(LintSubject subject)
    {
        foreach (var node in subject.Nodes.DistinctBy(n => n.Layer))
        {
            if (node.Layer is not RecurrentLayer layer || ActivationFacts.Range(layer.Activation).IsBounded) continue;
            var clipped = subject.Options.ClipNorm is not null || subject.Options.ClipValue is not null;
            var steps = node.InputShapes[0][0];
            yield return new Finding(
                UnboundedRecurrence,
                $"{node.Name} runs {layer.Activation.Text}, whose values go to {Show(ActivationFacts.Range(layer.Activation).High)}, over {steps} steps.",
                $"What grows by a tenth a step is {Math.Pow(1.1, steps):G3} times as large after {steps}: state and gradient can explode.",
                clipped ? "Use tanh, unless the clipped gradient trains well." : "Use tanh, or limit the gradient (ClipNorm = 1).")
            {
                Severity = clipped ? Severity.Note : Severity.Warning,
                Layer = node.Name,
                Settings = clipped ? [] : [new("ClipNorm", "1")],
                Evidence = [new("steps", steps)],
            };
        }
    }

    private static string Show(double high) => double.IsInfinity(high) ? "infinity" : NumberWords.Number(high);
}
