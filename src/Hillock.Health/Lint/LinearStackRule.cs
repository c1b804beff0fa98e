using Hillock.Layers;
using Hillock.Networks;

namespace Hillock.Health.Lint;

/// <summary>Two linear layers without an activation between them are one linear layer.</summary>
internal sealed class LinearStackRule : FindingRule<LintSubject>
{
    private static readonly FindingKind Linear = new(
        "network.linear", HealthStage.Lint, 380, FaultArea.Activation, Severity.Warning, "two linear layers without an activation between them");

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(LintSubject subject)
    {
        var pairs = Enumerable.Range(0, subject.Nodes.Count).Where(n => IsLinear(subject.Nodes[n].Layer))
            .Select(n => (First: n, Second: Next(subject, n))).Where(p => p.Second >= 0).ToList();
        if (pairs.Count == 0) yield break;
        var narrow = pairs.All(p => IsNarrow(subject, p.First, p.Second));
        var (first, second) = (subject.Nodes[pairs[0].First], subject.Nodes[pairs[0].Second]);
        yield return new Finding(
            Linear,
            $"Nothing but linear layers lies between {first.Name} and {second.Name}{(pairs.Count == 1 ? "" : $", and in {pairs.Count - 1} more place{(pairs.Count == 2 ? "" : "s")}")}.",
            narrow
                ? $"x·W·V is x·(WV): the two are one linear layer of rank {Units(first.Layer)} at most."
                : $"x·W·V is x·(WV): the two compute what one layer of {first.InputShapes[0].Size} × {second.Output.Size} weights does, and take {NumberWords.Count(Parameters(first) + Parameters(second))} parameters for it.",
            narrow ? "None is needed where the narrow layer is there to save weights; else give it an activation, such as relu." : $"Give {first.Name} an activation, such as relu, or leave it out.")
        { Severity = narrow ? Severity.Note : Severity.Warning, Layer = first.Name, Evidence = [new("pairs of linear layers", pairs.Count)] };
    }

    // Depthwise and grouped convolutions are linear on purpose: the next one mixes their channels.
    private static bool IsLinear(Layer layer) => layer is LinearLayer { OutputActivation: null, MixesChannels: true };

    /// <summary>The dense layer or convolution that reads <paramref name="node"/> through nothing but linear layers; -1 if there is none.</summary>
    private static int Next(LintSubject subject, int node)
    {
        while (subject.Model.Graph.Consumers(node) is [var next])
        {
            var layer = subject.Nodes[next].Layer;
            if (layer is LinearLayer { MixesChannels: true }) return next;
            if (layer is LinearLayer || !layer.Is(LayerRoles.Affine)) return -1;
            node = next;
        }

        return -1;
    }

    private static bool IsNarrow(LintSubject subject, int first, int second)
    {
        var fanIn = subject.Weights.First(w => ReferenceEquals(w.Layer, subject.Nodes[first].Layer)).FanIn;
        return Units(subject.Nodes[first].Layer) < Math.Min(fanIn, Units(subject.Nodes[second].Layer));
    }

    private static int Units(Layer layer) => ((LinearLayer)layer).Channels;

    private static double Parameters(GraphNode node) => node.Layer.Parameters(node.InputShapes).Sum(p => (double)p.Rows * p.Columns);
}
