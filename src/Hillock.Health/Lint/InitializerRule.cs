using Hillock.Initialization;
using Hillock.Layers;

namespace Hillock.Health.Lint;

/// <summary>Weights whose variance is not the one that the activation behind them asks for: signals and gradients grow or shrink by it from layer to layer.</summary>
/// <remarks>Measured where the network has values, for the name of an initialiser can lie. A layer before a normalisation may have any scale, and the
/// output too.</remarks>
internal sealed class InitializerRule : FindingRule<LintSubject>
{
    private static readonly FindingKind Mismatch = new(
        "init.mismatch", HealthStage.Lint, 310, FaultArea.Initialization, Severity.Note,
        "weights whose variance is not the one that the activation asks for")
    { MayHarm = true };

    private const double Mild = 1.5, Strong = 100, Hopeless = 1e6;

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(LintSubject subject)
    {
        var off = Hidden(subject).Where(w => w.IsOff(w.Ratio, Mild)).ToList();
        if (off.Count == 0) yield break;
        var worst = off.MaxBy(w => Math.Abs(Math.Log(w.Ratio)))!;
        var product = off.Aggregate(1.0, (p, w) => p * w.Ratio);
        var size = Math.Max(Extent(product), Extent(worst.Ratio));
        var wanted = Initializers.For(worst.Activation);
        yield return new Finding(
            Mismatch,
            $"The weights of {worst.Name} {(worst.IsMeasured ? "have" : $"({worst.Initializer.Text}) will have")} {NumberWords.Number(worst.Ratio)} times the variance that {worst.Activation?.Text ?? "a linear layer"} asks for ({wanted.Text}: 1 / {NumberWords.Number(1 / wanted.Variance(worst.FanIn, worst.FanOut))}).{(off.Count == 1 ? "" : $" Over {off.Count} layers that multiplies to {NumberWords.Number(product)}.")}",
            "Each layer multiplies the mean square of signals, and of gradients on their way back, by that factor.",
            $"Use {wanted.Text} for {worst.Activation?.Text ?? "it"}, or leave the initialiser at auto, which picks it.")
        {
            Severity = size > Hopeless ? Severity.Error : size > Strong ? Severity.Warning : Severity.Note,
            Layer = worst.Name,
            Evidence = [new("variance over the wanted one", worst.Ratio), new("product over the layers", product), new("layers", off.Count), new("variance", worst.Variance)],
        };
    }

    private static IEnumerable<WeightFacts> Hidden(LintSubject subject)
    {
        var output = subject.Origin(subject.Model.Graph.Output);
        for (var node = 0; node < subject.Nodes.Count; node++)
        {
            var number = node;
            var layer = subject.Nodes[node].Layer;
            if (node == output || subject.Weights.FirstOrDefault(w => ReferenceEquals(w.Layer, layer)) is not { } weights) continue;
            if (subject.Nodes.Take(node).Any(n => ReferenceEquals(n.Layer, layer))) continue;
            if (weights.UnitsAlike || ActivationFacts.IsSelfNormalizing(weights.Activation)) continue;
            if (subject.After(number).Any(n => MeetsNoActivation(subject.Nodes[n].Layer, isOutput: n == output))) continue;
            yield return weights;
        }
    }

    // A normalisation takes any scale away, a sum is no layer of a chain, and the output may have any scale.
    private static bool MeetsNoActivation(Layer layer, bool isOutput) =>
        layer is Normalization || layer.Is(LayerRoles.AddsInputs) || (isOutput && layer.Is(LayerRoles.IsActivation));

    private static double Extent(double ratio) => Math.Max(ratio, 1 / ratio);
}
