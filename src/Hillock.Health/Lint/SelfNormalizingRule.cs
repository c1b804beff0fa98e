using Hillock.Layers;
using Hillock.Networks;

namespace Hillock.Health.Lint;

/// <summary>What SELU asks for: LeCun normal weights, alpha dropout, standardised inputs (Klambauer et al. 2017, arXiv:1706.02515).</summary>
internal sealed class SelfNormalizingRule : FindingRule<LintSubject>
{
    private static readonly FindingKind SeluInitializer = new(
        "network.selu_initializer", HealthStage.Lint, 320, FaultArea.Initialization, Severity.Warning,
        "a self-normalising activation without LeCun normal weights")
    { MayHarm = true };
    private static readonly FindingKind SeluDropout = new(
        "network.selu_dropout", HealthStage.Lint, 330, FaultArea.Activation, Severity.Warning, "a plain dropout behind a self-normalising activation");
    private static readonly FindingKind AlphaDropoutElsewhere = new(
        "network.alpha_dropout", HealthStage.Lint, 340, FaultArea.Activation, Severity.Warning,
        "an alpha dropout behind an activation that is not self-normalising");
    private static readonly FindingKind SeluInputs = new(
        "network.selu_inputs", HealthStage.Lint, 350, FaultArea.Data, Severity.Warning, "a self-normalising activation on inputs that are not standardised");

    private const double OffVariance = 1.3, OffMean = 0.5, LeastDeviation = 0.5, MostDeviation = 2;

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(LintSubject subject) => [.. Weights(subject), .. Dropouts(subject), .. Inputs(subject)];

    private static IEnumerable<Finding> Weights(LintSubject subject)
    {
        var off = subject.Weights
            .Where(w => ActivationFacts.IsSelfNormalizing(w.Activation) && !w.UnitsAlike && w.IsOff(w.LecunRatio, OffVariance)).ToList();
        if (off.Count == 0) yield break;
        var worst = off.MaxBy(w => Math.Abs(Math.Log(w.LecunRatio)))!;
        yield return new Finding(
            SeluInitializer,
            $"The weights of {worst.Name} {(worst.IsMeasured ? "have" : $"({worst.Initializer.Text}) will have")} {NumberWords.Number(worst.LecunRatio)} times the variance of LeCun normal, which {worst.Activation!.Text} is made for{(off.Count == 1 ? "" : $"; so have {off.Count} layers")}.",
            $"{worst.Activation.Text} keeps signals at mean 0 and variance 1 only where a weight's variance is 1 / {worst.FanIn} (one over the inputs of a unit).",
            "Use lecun_normal, or leave the initialiser at auto, which picks it.")
        { Layer = worst.Name, Evidence = [new("variance over that of LeCun normal", worst.LecunRatio), new("layers", off.Count)] };
    }

    private static IEnumerable<Finding> Dropouts(LintSubject subject)
    {
        foreach (var node in subject.Nodes)
        {
            if (node.Layer.DropRate is not (> 0 and var rate)) continue;
            var before = subject.ActivationAt(subject.Origin(node.Inputs[0]));
            var selu = ActivationFacts.IsSelfNormalizing(before);
            if (!node.Layer.Is(LayerRoles.KeepsMoments) && selu)
            {
                yield return new Finding(
                    SeluDropout, $"{node.Name} sets outputs of {before!.Text} to 0.",
                    $"That changes their mean and raises their variance to {NumberWords.Number(1 / (1 - rate))} while training, which {before.Text} was to keep at 0 and 1.",
                    $"Use alpha_dropout({NumberWords.Number(rate)}) instead; 0.05 to 0.1 is usual.")
                { Layer = node.Name, Evidence = [new("rate", rate)] };
            }
            else if (node.Layer.Is(LayerRoles.KeepsMoments) && before is not null && !selu)
            {
                yield return new Finding(
                    AlphaDropoutElsewhere, $"{node.Name} follows {before.Text}: it sets dropped units to -1.758, the lowest value of SELU.",
                    $"{before.Text} does not have mean 0 and variance 1, so the dropout shifts its outputs instead of keeping them.", $"Use dropout({NumberWords.Number(rate)}), or selu before it.")
                { Layer = node.Name, Evidence = [new("rate", rate)] };
            }
        }
    }

    private static IEnumerable<Finding> Inputs(LintSubject subject)
    {
        var facts = subject.Facts;
        if (subject.Data.Vocabulary is not null || facts.Rows == 0) yield break;
        var first = subject.Nodes.Count == 0 ? [] : subject.After(Graph.Input).Where(n => subject.Nodes[n].Layer is LinearLayer { ReadsWholeRow: true }).ToList();
        if (!first.Any(n => subject.Weights.Any(w => ReferenceEquals(w.Layer, subject.Nodes[n].Layer) && ActivationFacts.IsSelfNormalizing(w.Activation)))) yield break;
        var (mean, deviation) = (facts.Mean, facts.Deviation);
        if (Math.Abs(mean) <= OffMean && deviation is >= LeastDeviation and <= MostDeviation) yield break;
        yield return new Finding(
            SeluInputs, $"The first layer has a self-normalising activation, and the inputs have mean {NumberWords.Number(mean)} and deviation {NumberWords.Number(deviation)}.",
            "It keeps mean 0 and variance 1 where they are, and takes several layers to get there.", "Standardise the inputs (Standardize = true).")
        { Settings = [new("Standardize", "true")], Layer = subject.NameAt(first[0]), Evidence = [new("mean", mean), new("deviation", deviation)] };
    }
}
