using Hillock.Layers;
using Hillock.Networks;

namespace Hillock.Health.Lint;

/// <summary>Batch normalisation over a handful of numbers: its mean and variance are noise (Wu and He 2018, arXiv:1803.08494).</summary>
internal sealed class SmallBatchNormRule : FindingRule<LintSubject>
{
    private static readonly FindingKind BatchNormOfFew = new(
        "network.batch_norm_of_few", HealthStage.Lint, 370, FaultArea.Initialization, Severity.Warning, "a batch normalisation over a handful of numbers");

    private const int Few = 8;

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(LintSubject subject)
    {
        var worst = subject.Nodes.Where(n => n.Layer.Is(LayerRoles.UsesBatch)).OrderBy(Numbers).FirstOrDefault();
        if (worst is null || Numbers(worst) * subject.Options.BatchSize >= Few) yield break;
        var count = Numbers(worst) * subject.Options.BatchSize;
        yield return new Finding(
            BatchNormOfFew,
            $"{worst.Name} takes mean and variance of {count} number{(count == 1 ? "" : "s")} of each feature (batch size {subject.Options.BatchSize}).",
            count == 1 ? "A number is its own mean: every output is 0, and the gradient too."
                : "Such statistics are mostly noise, and differ from those it predicts with.",
            $"Use a batch size of {2 * Few} or more, or layer_norm, which needs no batch.")
        { Severity = count == 1 ? Severity.Error : Severity.Warning, Layer = worst.Name, Evidence = [new("numbers a feature", count)] };

        // Positions of a row that share their statistics: all extents but the last.
        static int Numbers(GraphNode node) => node.Output.Size / node.Output[node.Output.Rank - 1];
    }
}
