using Hillock.Activations;
using Hillock.Layers;

namespace Hillock.Health.Lint;

/// <summary>An activation right behind another one.</summary>
internal sealed class DoubledActivationRule : FindingRule<LintSubject>
{
    private static readonly FindingKind DoubledActivation = new(
        "network.doubled_activation", HealthStage.Lint, 390, FaultArea.Activation, Severity.Warning,
        "an activation right behind another one")
    { MayHarm = true };
    private static readonly FindingKind RedundantActivation = new(
        "network.redundant_activation", HealthStage.Lint, 400, FaultArea.Activation, Severity.Note,
        "an activation that changes nothing of what the one before gives");

    private const int Reach = 10, Steps = 400;

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(LintSubject subject)
    {
        for (var node = 0; node < subject.Nodes.Count; node++)
        {
            var layer = subject.Nodes[node].Layer;
            if (!layer.Is(LayerRoles.IsActivation) || layer.OutputActivation is not { } second) continue;
            if (subject.ActivationAt(subject.Before(node)) is not { } first) continue;

            // At the end the loss says more of it.
            if (node == subject.Model.Graph.Output && subject.LogitsActivation is not null) continue;
            if (Changes(first, second) is not { } changes) continue;
            var before = subject.NameAt(subject.Before(node));
            yield return new Finding(
                changes ? DoubledActivation : RedundantActivation,
                $"{subject.NameAt(node)} applies {second.Text} to what {before} has already put through {first.Text}.",
                changes ? $"{second.Text} sees only numbers in {ActivationFacts.Range(first)}; the slopes of the two multiply, and the signal shrinks twice."
                    : $"{second.Text} leaves every value of {first.Text} as it is: it does nothing.",
                $"Leave one of them out, most often the second: {subject.NameAt(node)}.")
            { Layer = subject.NameAt(node) };
        }
    }

    // Null where one of them is no function of single numbers.
    private static bool? Changes(Activation first, Activation second)
    {
        for (var i = -Steps; i <= Steps; i++)
        {
            if (ActivationFacts.At(first, (double)i * Reach / Steps) is not { } y || ActivationFacts.At(second, y) is not { } z) return null;
            if (Math.Abs(z - y) > 1e-9 * (1 + Math.Abs(y))) return true;
        }

        return false;
    }
}
