using System.Globalization;
using Hillock.Layers;

namespace Hillock.Health.Lint;

/// <summary>Dropout that takes too much, or stands where it does harm.</summary>
internal sealed class DropoutRule : FindingRule<LintSubject>
{
    private static readonly FindingKind DropoutRate = new(
        "network.dropout_rate", HealthStage.Lint, 430, FaultArea.Optimizer, Severity.Warning, "a dropout that takes more than half");
    private static readonly FindingKind DropoutBeforeNorm = new(
        "network.dropout_before_norm", HealthStage.Lint, 440, FaultArea.Initialization, Severity.Warning, "a dropout right before a batch normalisation");
    private static readonly FindingKind DropoutOnOutput = new(
        "network.dropout_on_output", HealthStage.Lint, 450, FaultArea.Loss, Severity.Error, "a dropout of the network's outputs");

    private const double Much = 0.5;

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(LintSubject subject)
    {
        for (var node = 0; node < subject.Nodes.Count; node++)
        {
            var name = subject.Nodes[node].Name;
            if (subject.Nodes[node].Layer.DropRate is not (> 0 and var rate)) continue;
            if (rate > Much)
            {
                yield return new Finding(
                    DropoutRate, string.Create(CultureInfo.InvariantCulture, $"{name} drops {rate:P0} of the units."),
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"Each step trains {1 - rate:P0} of them, scaled {1 / (1 - rate):0.#} times: learning is slow and noisy."),
                        "Use 0.5 or less; 0.1 to 0.3 is usual.")
                { Layer = name, Evidence = [new("rate", rate)] };
            }

            var after = subject.After(node).ToList();
            if (after.Any(n => subject.Nodes[n].Layer.Is(LayerRoles.UsesBatch)))
            {
                yield return new Finding(
                    DropoutBeforeNorm, $"{name} stands right before a batch normalisation.",
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"Dropout raises the mean square {1 / (1 - rate):0.##} times in training and not in prediction, so the running variance is wrong "
                        + $"there (Li et al. 2019, arXiv:1801.05134)."),
                    "Put the dropout behind the normalisation and its activation.")
                { Layer = name, Evidence = [new("rate", rate), new("mean square in training over prediction", 1 / (1 - rate))] };
            }

            if (after.Count == 0)
            {
                yield return new Finding(
                    DropoutOnOutput, $"{name} drops outputs of the network.",
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{rate:P0} of the predictions are 0 in training, whatever the network has learned, and the loss counts them."),
                        "Put the dropout before the last layer.")
                { Layer = name, Evidence = [new("rate", rate)] };
            }
        }
    }
}
