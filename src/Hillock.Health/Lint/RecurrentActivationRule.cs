using Hillock.Layers;

namespace Hillock.Health.Lint;

/// <summary>A recurrent layer whose state has no bound: the same weights multiply it at each step (Le, Jaitly and Hinton 2015, arXiv:1504.00941).</summary>
internal sealed class RecurrentActivationRule : LintRule
{
    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(LintSubject subject)
    {
        foreach (var node in subject.Nodes.DistinctBy(n => n.Layer))
        {
            if (node.Layer is not RecurrentLayer layer || ActivationFacts.Range(layer.Activation).IsBounded) continue;
            var clipped = subject.Options.ClipNorm is not null || subject.Options.ClipValue is not null;
            var steps = node.InputShapes[0][0];
            yield return new Finding(
                "network.unbounded_recurrence", clipped ? Severity.Note : Severity.Warning, FaultArea.Activation,
                $"{node.Name} runs {layer.Activation.Text}, whose values go to {Show(ActivationFacts.Range(layer.Activation).High)}, over {steps} steps.",
                $"What grows by a tenth a step is {Math.Pow(1.1, steps):G3} times as large after {steps}: state and gradient can explode.",
                clipped ? "Use tanh, unless the clipped gradient trains well." : "Use tanh, or limit the gradient (clip-norm 1).")
            { Layer = node.Name, Evidence = [new("steps", steps)] };
        }
    }

    private static string Show(double high) => double.IsInfinity(high) ? "infinity" : Say.Number(high);
}
