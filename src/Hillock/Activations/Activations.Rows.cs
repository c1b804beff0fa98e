using Hillock.Formulas;
using Hillock.Kernels;
using static Hillock.Activations.Domains;

namespace Hillock.Activations;

/// <content>Functions of a whole row.</content>
public static partial class Activations
{
    private const string Rows = "Rows";

    /// <summary>Softmax over a row, <c>exp(x_i) / sum_j exp(x_j)</c>.</summary>
    public static SoftmaxActivation Softmax { get; } = new(
        new ActivationInfo("softmax")
        {
            Family = Rows,
            Presets = ["torch,keras,keras_layer,jax,mlx,tf:softmax", "onnx:Softmax", "torch:Softmax2d"],
            Latex = @"\frac{e^{x_i}}{\sum_j e^{x_j}}",
            RowCode = """
                t = exp(x - stop(max(x)))
                t / sum(t)
                """,
            Summary = "Turns a row of scores into probabilities that add up to 1.",
            Strength = "With cross-entropy the gradient is just probability minus target.",
            Weakness = "Couples all units of the layer, and grows overconfident.",
            Use = "Output of a classifier over more than two classes.",
            Source = "Bridle 1990, doi:10.1007/978-3-642-76153-9_28",
        });

    /// <summary>Logarithm of softmax, <c>x_i - log sum_j exp(x_j)</c>.</summary>
    public static NormalizingActivation LogSoftmax { get; } = new(
        new ActivationInfo("log_softmax")
        {
            Family = Rows,
            Presets = ["torch,keras,jax,mlx,tf:log_softmax", "onnx:LogSoftmax"],
            Latex = @"x_i - \log \sum_j e^{x_j}",
            RowCode = """
                t = x - stop(max(x))
                t - log(sum(exp(t)))
                """,
            Summary = "The logarithm of softmax, without underflow.",
            Strength = "Exact where softmax would round to 0.",
            Weakness = "Unbounded below.",
            Use = "Before a likelihood loss.",
            Source = "Bridle 1990, doi:10.1007/978-3-642-76153-9_28",
        },
        "x_i - log(sum_j exp(x_j))", (x, _) => RowFunctions.LogSoftmax(x), _ => RowLoops.LogSoftmax());

    /// <summary>Softmin, <c>exp(-x_i) / sum_j exp(-x_j)</c>.</summary>
    public static NormalizingActivation Softmin { get; } = new(
        new ActivationInfo("softmin")
        {
            Family = Rows,
            Presets = ["torch,mlx:softmin"],
            Latex = @"\frac{e^{-x_i}}{\sum_j e^{-x_j}}",
            RowCode = """
                t = exp(stop(min(x)) - x)
                t / sum(t)
                """,
            Summary = "A softmax that favours the smallest.",
            Strength = "Turns distances into probabilities.",
            Weakness = "Couples all units.",
            Use = "Attention over distances.",
            Source = "PyTorch documentation",
        },
        "exp(-x_i) / sum_j exp(-x_j)", (x, _) => RowFunctions.Softmax([.. x.Select(v => -v)]), _ => RowLoops.Softmax(-1));

    /// <summary>Softmax with an extra 1, <c>exp(x_i) / (1 + sum_j exp(x_j))</c>.</summary>
    public static NormalizingActivation SoftmaxOne { get; } = new(
        new ActivationInfo("softmax_1")
        {
            Family = Rows,
            Aliases = ["quiet_softmax", "softmax1"],
            Presets = ["burn:quiet_softmax"],
            Latex = @"\frac{e^{x_i}}{1 + \sum_j e^{x_j}}",
            RowCode = """
                top = stop(relu(max(x)))
                t = exp(x - top)
                t / (exp(-top) + sum(t))
                """,
            Summary = "A softmax that may choose nothing.",
            Strength = "A head of attention can stay quiet, which removes outliers.",
            Weakness = "Outputs no longer add up to 1.",
            Use = "Attention of transformers that are quantised later.",
            Source = "Miller 2023, Attention is off by one",
        },
        "exp(x_i) / (1 + sum_j exp(x_j))", (x, _) => RowFunctions.SoftmaxPlusOne(x), _ => RowLoops.Softmax(1, one: true));

    /// <summary>Sparsemax, the nearest point of the simplex, <c>max(x_i - tau, 0)</c>.</summary>
    public static NormalizingActivation Sparsemax { get; } = new(
        new ActivationInfo("sparsemax")
        {
            Family = Rows,
            Presets = ["keras,tfa:sparsemax"],
            Latex = @"\max(x_i - \tau, 0), \quad \sum_j \max(x_j - \tau, 0) = 1",
            RowCode = """
                s = sort(x)
                kept = 1.0 + ranks(x) * s > cumsum(s)
                threshold = (sum(where(kept, s, 0.0)) - 1.0) / sum(number(kept))
                relu(x - threshold)
                """,
            Summary = "Probabilities of which many are exactly 0.",
            Strength = "Selects a few, and shows which.",
            Weakness = "Needs a sort, and gives no gradient to what it drops.",
            Use = "Interpretable attention.",
            Source = "Martins & Astudillo 2016, arXiv:1602.02068",
        },
        "max(x_i - tau, 0), tau so that the sum is 1", (x, _) => RowFunctions.Sparsemax(x), _ => RowLoops.Sparsemax());

    /// <summary>1.5-entmax, <c>max(x_i / 2 - tau, 0)^2</c>.</summary>
    public static NormalizingActivation Entmax15 { get; } = new(
        new ActivationInfo("entmax15")
        {
            Family = Rows,
            Aliases = ["entmax"],
            Latex = @"\max(x_i / 2 - \tau, 0)^2, \quad \sum_j \max(x_j / 2 - \tau, 0)^2 = 1",
            RowCode = """
                half = x / 2.0
                s = sort(half)
                average = cumsum(s) / ranks(x)
                rest = (1.0 - cumsum(s * s)) / ranks(x) + average * average
                tau = average - sqrt(where(rest > 0.0, rest, 1.0))
                size = sum(number(both(rest > 0.0, tau <= s)))
                threshold = sum(where(ranks(x) == size, tau, 0.0))
                relu(half - threshold) ** 2
                """,
            Summary = "Half way between softmax and sparsemax.",
            Strength = "Sparse, yet smooth where it is not 0.",
            Weakness = "Needs a sort.",
            Use = "Attention and outputs of translation models.",
            Source = "Peters, Niculae & Martins 2019, arXiv:1905.05702",
        },
        "max(x_i / 2 - tau, 0)^2, tau so that the sum is 1", (x, _) => RowFunctions.Entmax15(x), _ => RowLoops.Entmax15());

    /// <summary>Hardmax, <c>1</c> at the first greatest, else <c>0</c>.</summary>
    public static NormalizingActivation Hardmax { get; } = new(
        new ActivationInfo("hardmax")
        {
            Family = Rows,
            Presets = ["onnx:Hardmax"],
            Latex = @"\begin{cases} 1 & \text{if } i \text{ is the first with } x_i = \max_j x_j \\ 0 & \text{otherwise} \end{cases}",
            RowCode = """
                number(positions(x) == argmax(x))
                """,
            Summary = "The choice itself, as a row of one 1.",
            Strength = "Decides.",
            Weakness = "No gradient anywhere.",
            Use = "Decoding; straight-through estimators.",
            Source = "ONNX operator specification, Hardmax",
        },
        "1 at the first greatest, else 0", (x, _) => RowFunctions.Hardmax(x), _ => RowLoops.Hardmax());

    /// <summary>k winners take all: the k greatest stay, the rest become 0.</summary>
    public static NormalizingActivation Kwta { get; } = new(
        new ActivationInfo("kwta")
        {
            Family = Rows,
            Domains = Domain(("k", Between(1, 1e6))),
            Latex = @"\begin{cases} x_i & \text{if } x_i \text{ is among the } k \text{ greatest} \\ 0 & \text{otherwise} \end{cases}",
            RowCode = """
                least = sum(where(ranks(x) == k, sort(x), 0.0))
                where(x >= least, x, 0.0)
                """,
            Summary = "Lets only the strongest units speak.",
            Strength = "Sparse by construction, and hard to attack with gradients.",
            Weakness = "Jumps wherever two inputs change places.",
            Use = "Robust image classifiers.",
            Source = "Xiao, Zhong & Zheng 2020, arXiv:1905.10510",
        },
        "x_i if among the k greatest, else 0", (x, p) => RowFunctions.Largest(x, (int)p[0]), p => RowLoops.Largest((int)p[0]), [new Parameter("k", 2)]);

    /// <summary>Taylor softmax, <c>(1 + x_i + x_i^2 / 2) / sum_j (1 + x_j + x_j^2 / 2)</c>.</summary>
    public static NormalizingActivation TaylorSoftmax { get; } = new(
        new ActivationInfo("taylor_softmax")
        {
            Family = Rows,
            Latex = @"\frac{1 + x_i + x_i^2 / 2}{\sum_j (1 + x_j + x_j^2 / 2)}",
            RowCode = """
                t = 1.0 + x + 0.5 * x * x
                t / sum(t)
                """,
            Summary = "A softmax with the exponential cut off after its square.",
            Strength = "No exponential, and loss gradients that do not depend on the number of classes.",
            Weakness = "Not monotonic below -1.",
            Use = "Outputs over very many classes.",
            Source = "de Brébisson & Vincent 2016, arXiv:1511.05042",
        },
        "(1 + x_i + x_i^2 / 2) / sum_j (1 + x_j + x_j^2 / 2)", (x, _) => RowFunctions.Share([.. x.Select(v => 1 + v + (0.5 * v * v))]),
        _ => RowLoops.TaylorSoftmax());

    /// <summary>Capsule squashing, <c>|x|^2 / (1 + |x|^2) * x / |x|</c> of the row as a vector.</summary>
    public static NormalizingActivation Squash { get; } = new(
        new ActivationInfo("squash")
        {
            Family = Rows,
            Latex = @"\frac{\lVert x \rVert^2}{1 + \lVert x \rVert^2} \, \frac{x_i}{\lVert x \rVert}",
            RowCode = """
                square = sum(x * x)
                sqrt(square) / (1.0 + square) * x
                """,
            Summary = "Shrinks a vector to a length below 1, its direction kept.",
            Strength = "The length reads as a probability.",
            Weakness = "Short vectors almost vanish.",
            Use = "Capsule networks.",
            Source = "Sabour, Frosst & Hinton 2017, arXiv:1710.09829",
        },
        "|x|^2 / (1 + |x|^2) * x_i / |x|", (x, _) => RowFunctions.Squash(x, 1), _ => RowLoops.Squash(1));

    /// <summary>Capsule squashing with 1/2, <c>|x| * x / (1/2 + |x|^2)</c>.</summary>
    public static NormalizingActivation SquashHalf { get; } = new(
        new ActivationInfo("squash_half")
        {
            Family = Rows,
            Latex = @"\frac{\lVert x \rVert \, x_i}{1/2 + \lVert x \rVert^2}",
            RowCode = """
                square = sum(x * x)
                sqrt(square) / (0.5 + square) * x
                """,
            Summary = "The squashing of keras-contrib: as in the paper with 1/2 for 1.",
            Strength = "Shrinks short vectors less.",
            Weakness = "Not the function of the paper: weights trained with one do not fit the other.",
            Use = "Ported Keras capsules.",
            Source = "keras-contrib, after Sabour, Frosst & Hinton 2017, arXiv:1710.09829",
        },
        "|x| * x_i / (1/2 + |x|^2)", (x, _) => RowFunctions.Squash(x, 0.5), _ => RowLoops.Squash(0.5));

    /// <summary>Gumbel softmax, <c>softmax((x + g) / tau)</c> with Gumbel noise g while training.</summary>
    public static NormalizingActivation GumbelSoftmax { get; } = new(
        new ActivationInfo("gumbel_softmax")
        {
            Family = Rows,
            Aliases = ["concrete"],
            Presets = ["torch:gumbel_softmax"],
            ParameterAliases = new Dictionary<string, string> { ["temperature"] = "tau" },
            Domains = Domain(("tau", Positive)),
            Latex = @"\frac{e^{(x_i + g_i) / \tau}}{\sum_j e^{(x_j + g_j) / \tau}}",
            RowCode = """
                training: x = x - log(-log(random(x)))
                t = exp((x - stop(max(x))) / tau)
                t / sum(t)
                """,
            Summary = "A softmax that samples.",
            Strength = "Gradients pass through a discrete choice.",
            Weakness = "Biased for tau above 0, noisy for small tau.",
            Use = "Discrete latent variables.",
            Source = "Jang, Gu & Poole 2017, arXiv:1611.01144",
        },
        "softmax(x / tau)", (x, p) => RowFunctions.Softmax([.. x.Select(v => v / p[0])]), p => RowLoops.Softmax(1 / p[0]), [new Parameter("tau", 1)], Noise.Gumbel);

    /// <summary>Softmax linear unit, layer normalisation of <c>x * softmax(x)</c>.</summary>
    public static NormalizingActivation Solu { get; } = new(
        new ActivationInfo("solu")
        {
            Family = Rows,
            Latex = @"\mathrm{LayerNorm}\left(x_i \, \frac{e^{x_i}}{\sum_j e^{x_j}}\right)",
            RowCode = """
                t = exp(x - stop(max(x)))
                y = x * t / sum(t)
                centred = y - mean(y)
                centred / sqrt(mean(centred * centred) + 1e-5)
                """,
            Summary = "Each input times its share of the row, standardised.",
            Strength = "Makes more units interpretable.",
            Weakness = "Slower to train, and couples the row.",
            Use = "Transformers that are to be understood.",
            Source = "Elhage et al. 2022, Transformer Circuits",
        },
        "layer_norm(x_i * softmax(x)_i)", (x, _) => RowFunctions.Standardize([.. x.Zip(RowFunctions.Softmax(x), (v, s) => v * s)], 1e-5),
        _ => RowLoops.Solu(1e-5));

    /// <summary>Standardised row, <c>(x_i - mean) / sqrt(variance + epsilon)</c>.</summary>
    public static NormalizingActivation Standardized { get; } = new(
        new ActivationInfo("standardize")
        {
            Family = Rows,
            Aliases = ["layer_norm"],
            Presets = ["jax:standardize", "onnx:LayerNormalization", "torch:layer_norm"],
            Domains = Domain(("epsilon", NotNegative)),
            Latex = @"\frac{x_i - \mu}{\sqrt{\sigma^2 + \varepsilon}}, \quad \mu = \frac{1}{n} \sum_j x_j, \quad \sigma^2 = \frac{1}{n} \sum_j (x_j - \mu)^2",
            RowCode = """
                centred = x - mean(x)
                centred / sqrt(mean(centred * centred) + epsilon)
                """,
            Summary = "Mean 0 and variance 1 for each row.",
            Strength = "Keeps signals in range whatever the weights.",
            Weakness = "Loses the row's mean and size.",
            Use = "Between the layers of transformers.",
            Source = "Ba, Kiros & Hinton 2016, arXiv:1607.06450",
        },
        "(x_i - mean(x)) / sqrt(var(x) + epsilon)", (x, p) => RowFunctions.Standardize(x, p[0]), p => RowLoops.Standardize(p[0]), [new Parameter("epsilon", 1e-5)]);

    /// <summary>Root mean square normalisation, <c>x_i / sqrt(mean(x^2) + epsilon)</c>.</summary>
    public static NormalizingActivation RmsNorm { get; } = new(
        new ActivationInfo("rms_norm")
        {
            Family = Rows,
            Presets = ["torch:rms_norm", "onnx:RMSNormalization"],
            Domains = Domain(("epsilon", NotNegative)),
            Latex = @"\frac{x_i}{\sqrt{\frac{1}{n} \sum_j x_j^2 + \varepsilon}}",
            RowCode = """
                x / sqrt(mean(x * x) + epsilon)
                """,
            Summary = "A mean square of 1 for each row.",
            Strength = "Cheaper than layer normalisation, and as good in language models.",
            Weakness = "Does not centre.",
            Use = "Language models.",
            Source = "Zhang & Sennrich 2019, arXiv:1910.07467",
        },
        "x_i / sqrt(mean(x^2) + epsilon)", (x, p) => RowFunctions.OverLength(x, 1.0 / x.Length, p[0]), p => RowLoops.OverLength(mean: true, p[0]),
        [new Parameter("epsilon", 1e-5)]);

    /// <summary>Unit length, <c>x_i / sqrt(sum_j x_j^2)</c>.</summary>
    public static NormalizingActivation L2Normalize { get; } = new(
        new ActivationInfo("l2_normalize")
        {
            Family = Rows,
            Presets = ["torch:normalize", "tf:l2_normalize", "onnx:LpNormalization"],
            Latex = @"\frac{x_i}{\sqrt{\sum_j x_j^2}}",
            RowCode = """
                x / sqrt(sum(x * x))
                """,
            Summary = "A row of length 1.",
            Strength = "Makes products cosines.",
            Weakness = "No value for a row of zeros.",
            Use = "Embeddings.",
            Source = "ONNX operator specification, LpNormalization",
        },
        "x_i / |x|", (x, _) => RowFunctions.OverLength(x, 1, 0), _ => RowLoops.OverLength(mean: false, 0));
}
