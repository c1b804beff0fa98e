using Hillock.Activations;
using Hillock.Layers;

namespace Hillock.Health.Lint;

/// <summary>Softmax in a hidden layer, unless its shares weigh something, as in attention.</summary>
internal sealed class HiddenSoftmaxRule : FindingRule<LintSubject>
{
    private static readonly FindingKind SoftmaxHidden = new(
        "network.softmax_hidden", HealthStage.Lint, 410, FaultArea.Activation, Severity.Warning, "a softmax in a hidden layer")
    { MayHarm = true };

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(LintSubject subject)
    {
        var output = subject.Origin(subject.Model.Graph.Output);
        for (var node = 0; node < subject.Nodes.Count; node++)
        {
            if (node == output || subject.ActivationAt(node) is not SoftmaxActivation) continue;
            var after = subject.After(node).ToList();
            if (after.Contains(output) && subject.Nodes[output].Layer.Is(LayerRoles.IsActivation)) continue;
            if (after.Any(n => subject.Nodes[n].Layer.Is(LayerRoles.MultipliesInputs))) continue;
            var shape = subject.Nodes[node].Output;
            var units = shape[shape.Rank - 1];
            yield return new Finding(
                SoftmaxHidden, $"{subject.NameAt(node)} ends in softmax, and it is a hidden layer.",
                $"Its {units} units share 1 between them, {NumberWords.Number(1.0 / units)} each on average: one unit can rise only as others fall, and the next layer gets little to work with.",
                "Use relu there, and softmax at the output alone.")
            { Layer = subject.NameAt(node), Evidence = [new("mean output", 1.0 / units)] };
        }
    }
}
