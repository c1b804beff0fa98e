using Hillock.Training;
using static TorchSharp.torch;

namespace Hillock.Oracle.Tests;

/// <summary>A loss beside the same of TorchSharp.</summary>
/// <param name="Ours">The loss.</param>
/// <param name="Theirs">The same of the outputs: of logits, where the network ends in probabilities.</param>
internal sealed record LossCase(Loss Ours, Func<Tensor, NetworkProblem, Tensor> Theirs)
{
    // One row a comparison. A loss without a row fails CoverageTests.
    public static IReadOnlyDictionary<string, LossCase> All { get; } = new Dictionary<string, LossCase>
    {
        ["squares"] = new(new MeanSquaredError(), (y, p) => nn.functional.mse_loss(y, p.TorchTargets)) { Seeds = 24 },
        ["absolute"] = new(new MeanAbsoluteError(), (y, p) => nn.functional.l1_loss(y, p.TorchTargets)),
        ["huber"] = new(new Huber(0.7), (y, p) => nn.functional.huber_loss(y, p.TorchTargets, 0.7)),
        ["poisson"] = new(new Poisson(), (y, p) => nn.functional.poisson_nll_loss(y, p.TorchTargets))
        { Targets = LossTargets.Counts, End = "linear", Predicts = exp },
        ["poisson of rates"] = new(new Poisson { LogInput = false }, (y, p) => nn.functional.poisson_nll_loss(y, p.TorchTargets, log_input: false))
        { Targets = LossTargets.Counts, End = "softplus", NeverLinear = true },
        ["binary"] = new(new BinaryCrossEntropy(), (y, p) => nn.functional.binary_cross_entropy_with_logits(y, p.TorchTargets))
        { Targets = LossTargets.YesOrNo, End = "sigmoid", Seeds = 24 },
        ["smoothed binary"] = new(
            new BinaryCrossEntropy { LabelSmoothing = 0.15 }, (y, p) => nn.functional.binary_cross_entropy_with_logits(y, (p.TorchTargets * 0.85) + 0.075))
        { Targets = LossTargets.YesOrNo, End = "sigmoid" },
        ["classes"] = new(new CategoricalCrossEntropy(), (y, p) => nn.functional.cross_entropy(y, p.TorchLabels))
        { Targets = LossTargets.Labels, End = "softmax", Seeds = 24 },
        ["smoothed classes"] = new(
            new CategoricalCrossEntropy { LabelSmoothing = 0.15 }, (y, p) => nn.functional.cross_entropy(y, p.TorchLabels, label_smoothing: 0.15))
        { Targets = LossTargets.Labels, End = "softmax" },
        // PyTorch's mean divides by the sum of the weights, Hillock's (and Keras') by the rows.
        ["weighted classes"] = new(
            new CategoricalCrossEntropy(), (y, p) => nn.functional.cross_entropy(y, p.TorchLabels, tensor(p.Weights!), reduction: nn.Reduction.Sum) / p.Rows)
        { Targets = LossTargets.Labels, End = "softmax", HasWeights = true },
        ["shares"] = new(new CategoricalCrossEntropy(), (y, p) =>
            nn.functional.cross_entropy(y, p.TorchTargets))
        { Targets = LossTargets.Shares, End = "softmax" },
        ["margins"] = new(new Hinge(), (y, p) => nn.functional.multi_margin_loss(y, p.TorchLabels)) { Targets = LossTargets.Labels, End = "linear" },
        ["squared margins"] = new(new SquaredHinge(), (y, p) => nn.functional.multi_margin_loss(y, p.TorchLabels, p: 2))
        { Targets = LossTargets.Labels, End = "linear" },
        ["margin of two"] = new(new Hinge(), (y, p) => OneMargin(y, p.TorchLabels).mean()) { Targets = LossTargets.LabelOfTwo, End = "linear" },
        ["squared margin of two"] = new(new SquaredHinge(), (y, p) => OneMargin(y, p.TorchLabels).square().mean())
        { Targets = LossTargets.LabelOfTwo, End = "linear" },
    };

    public LossTargets Targets { get; init; }

    /// <summary>The activation of the output; half of the networks end linear instead. Null: any.</summary>
    public string? End { get; init; }

    public bool NeverLinear { get; init; }

    /// <summary>Whether each class has a weight of its own.</summary>
    public bool HasWeights { get; init; }

    /// <summary>Random networks to try.</summary>
    public int Seeds { get; init; } = 10;

    /// <summary>What makes predictions of a linear end; null where they are the same.</summary>
    public Func<Tensor, Tensor>? Predicts { get => field ?? Probabilities; init; }

    public bool ReadsLogits => End is "softmax" or "sigmoid";

    public bool HasLabels => Targets is LossTargets.Labels or LossTargets.LabelOfTwo;

    private Func<Tensor, Tensor>? Probabilities => End switch { "softmax" => t => nn.functional.softmax(t, 1), "sigmoid" => sigmoid, _ => null };

    /// <summary>max(0, 1 - t·y) with t = ±1: PyTorch's hinge has other classes than ±1 of one output, so it is written out.</summary>
    private static Tensor OneMargin(Tensor outputs, Tensor labels) => nn.functional.relu(1 - (((2 * labels) - 1).reshape(-1, 1) * outputs));
}
