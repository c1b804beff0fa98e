using Hillock.Layers;

namespace Hillock.Health.Lint;

/// <summary>Units that start alike stay alike: they get the same gradient for ever (Goodfellow, Bengio and Courville 2016, section 8.4).</summary>
/// <remarks>The output may start at 0, and so may the last layer of a residual branch (Bachlechner et al. 2020, ReZero).</remarks>
internal sealed class SymmetryRule : FindingRule<LintSubject>
{
    private static readonly FindingKind Symmetric = new(
        "init.symmetric", HealthStage.Lint, 300, FaultArea.Initialization, Severity.Error, "units of a layer that start with the same weights");

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(LintSubject subject)
    {
        var output = subject.Origin(subject.Model.Graph.Output);
        for (var node = 0; node < subject.Nodes.Count; node++)
        {
            var layer = subject.Nodes[node].Layer;
            if (node == output || subject.Weights.FirstOrDefault(w => ReferenceEquals(w.Layer, layer)) is not { UnitsAlike: true } weights) continue;
            if (subject.After(node).Any(n => n == output && subject.Nodes[n].Layer.Is(LayerRoles.IsActivation))) continue;
            if (weights.IsZero && subject.After(node).Any(n => subject.Nodes[n].Layer.Is(LayerRoles.AddsInputs))) continue;
            yield return new Finding(
                Symmetric,
                $"All units of {weights.Name} {(weights.IsMeasured ? "have" : $"start with ({weights.Initializer.Text})")} the same weights.",
                "Units with equal weights give equal outputs and get equal gradients: the layer stays as one unit, however wide it is.",
                "Use a random initialiser: leave it at auto.")
            { Layer = weights.Name, Evidence = [new("variance of the weights", weights.Variance)] };
        }
    }
}
