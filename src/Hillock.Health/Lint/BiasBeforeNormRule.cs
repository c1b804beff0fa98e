using Hillock.Layers;

namespace Hillock.Health.Lint;

/// <summary>A bias that a batch normalisation right behind it takes away again (Ioffe and Szegedy 2015, section 3.2).</summary>
internal sealed class BiasBeforeNormRule : FindingRule<LintSubject>
{
    private static readonly FindingKind BiasBeforeNorm = new(
        "network.bias_before_norm", HealthStage.Lint, 360, FaultArea.Initialization, Severity.Note, "a bias that a batch normalisation takes away again");

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(LintSubject subject)
    {
        var wasted = Enumerable.Range(0, subject.Nodes.Count)
            .Where(n => subject.Nodes[n].Layer is LinearLayer { UseBias: true, OutputActivation: null })
            .Where(n => subject.Model.Graph.Consumers(n) is [var next] && subject.Nodes[next].Layer.Is(LayerRoles.UsesBatch))
            .Select(n => subject.Nodes[n]).ToList();
        if (wasted.Count == 0) yield break;
        var parameters = wasted.Sum(n => ((LinearLayer)n.Layer).Channels);
        yield return new Finding(
            BiasBeforeNorm,
            $"The bias of {string.Join(", ", wasted.Take(3).Select(n => n.Name))}{(wasted.Count > 3 ? $" and {wasted.Count - 3} more" : "")} goes into a "
                + "batch normalisation.",
            $"The mean is subtracted there, and the bias with it: {parameters:N0} parameters that do nothing.", "Write bias=false in those layers.")
        { Layer = wasted[0].Name, Evidence = [new("parameters without effect", parameters), new("layers", wasted.Count)] };
    }
}
