using Hillock.Formulas;
using static Hillock.Activations.Domains;

namespace Hillock.Activations;

/// <content>Functions of a whole row.</content>
public static partial class Catalogue
{
    private const string Rows = "Rows";

    /// <summary>Softmax over a row, <c>exp(x_i) / sum_j exp(x_j)</c>.</summary>
    public static SoftmaxActivation Softmax { get; } = new(
        new ActivationInfo("softmax")
        {
            Family = Rows,
            Presets = ["torch,keras,keras_layer,jax,mlx,tf:softmax", "onnx:Softmax", "torch:Softmax2d", "burn,candle:softmax"],
            Latex = @"\frac{e^{x_i}}{\sum_j e^{x_j}}",
            RowCode = """
                top = stop(max(x))
                t = exp(below(x, top))
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
            Presets = ["torch,keras,jax,mlx,tf:log_softmax", "onnx:LogSoftmax", "burn,candle:log_softmax"],
            Latex = @"x_i - \log \sum_j e^{x_j}",
            RowCode = """
                top = stop(max(x))
                t = below(x, top)
                t - log(sum(exp(t)))
                """,
            Summary = "The logarithm of softmax, without underflow.",
            Strength = "Exact where softmax would round to 0.",
            Weakness = "Unbounded below.",
            Use = "Before a likelihood loss.",
            Source = "Bridle 1990, doi:10.1007/978-3-642-76153-9_28",
        },
        "x_i - log(sum_j exp(x_j))");

    /// <summary>Softmin, <c>exp(-x_i) / sum_j exp(-x_j)</c>.</summary>
    public static NormalizingActivation Softmin { get; } = new(
        new ActivationInfo("softmin")
        {
            Family = Rows,
            Presets = ["torch,mlx,burn:softmin"],
            Latex = @"\frac{e^{-x_i}}{\sum_j e^{-x_j}}",
            RowCode = """
                bottom = stop(min(x))
                t = exp(below(bottom, x))
                t / sum(t)
                """,
            Summary = "A softmax that favours the smallest.",
            Strength = "Turns distances into probabilities.",
            Weakness = "Couples all units.",
            Use = "Attention over distances.",
            Source = "PyTorch documentation",
        },
        "exp(-x_i) / sum_j exp(-x_j)");

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
                t = exp(below(x, top))
                t / (exp(-top) + sum(t))
                """,
            Summary = "A softmax that may choose nothing.",
            Strength = "A head of attention can stay quiet, which removes outliers.",
            Weakness = "Outputs no longer add up to 1.",
            Use = "Attention of transformers that are quantised later.",
            Source = "Miller 2023, Attention is off by one",
        },
        "exp(x_i) / (1 + sum_j exp(x_j))");

    /// <summary>Sparsemax, the nearest point of the simplex, <c>max(x_i - tau, 0)</c>.</summary>
    public static NormalizingActivation Sparsemax { get; } = new(
        new ActivationInfo("sparsemax")
        {
            Family = Rows,
            Presets = ["keras,tfa:sparsemax"],
            Latex = @"\max(x_i - \tau, 0), \quad \sum_j \max(x_j - \tau, 0) = 1",
            RowCode = """
                top = stop(max(x))
                z = below(x, top)
                threshold = simplex(z, 1)
                relu(z - threshold)
                """,
            Summary = "Probabilities of which many are exactly 0.",
            Strength = "Selects a few, and shows which.",
            Weakness = "Needs a sort, and gives no gradient to what it drops.",
            Use = "Interpretable attention.",
            Source = "Martins & Astudillo 2016, arXiv:1602.02068",
        },
        "max(x_i - tau, 0), tau so that the sum is 1");

    /// <summary>1.5-entmax, <c>max(x_i / 2 - tau, 0)^2</c>.</summary>
    public static NormalizingActivation Entmax15 { get; } = new(
        new ActivationInfo("entmax15")
        {
            Family = Rows,
            Aliases = ["entmax"],
            Latex = @"\max(x_i / 2 - \tau, 0)^2, \quad \sum_j \max(x_j / 2 - \tau, 0)^2 = 1",
            RowCode = """
                top = stop(max(x))
                z = below(x, top) / 2.0
                threshold = simplex(z, 2)
                relu(z - threshold) ** 2
                """,
            Summary = "Half way between softmax and sparsemax.",
            Strength = "Sparse, yet smooth where it is not 0.",
            Weakness = "Needs a sort.",
            Use = "Attention and outputs of translation models.",
            Source = "Peters, Niculae & Martins 2019, arXiv:1905.05702",
        },
        "max(x_i / 2 - tau, 0)^2, tau so that the sum is 1");

    /// <summary>Hardmax, <c>1</c> at the first greatest, else <c>0</c>.</summary>
    public static NormalizingActivation Hardmax { get; } = new(
        new ActivationInfo("hardmax")
        {
            Family = Rows,
            Presets = ["onnx:Hardmax"],
            Latex = @"\begin{cases} 1 & \text{if } i \text{ is the first with } x_i = \max_j x_j \\ 0 & \text{otherwise} \end{cases}",
            RowCode = """
                defined(number(positions(x) == argmax(x)), x)
                """,
            Summary = "The choice itself, as a row of one 1.",
            Strength = "Decides.",
            Weakness = "No gradient anywhere.",
            Use = "Decoding; straight-through estimators.",
            Source = "ONNX operator specification, Hardmax",
        },
        "1 at the first greatest, else 0");

    /// <summary>k winners take all: the k greatest stay, the rest become 0.</summary>
    public static NormalizingActivation Kwta { get; } = new(
        new ActivationInfo("kwta")
        {
            Family = Rows,
            Domains = Domain(("k", Between(1, 1e6))),
            Latex = @"\begin{cases} x_i & \text{if } x_i \text{ is among the } k \text{ greatest} \\ 0 & \text{otherwise} \end{cases}",
            RowCode = """
                least = stop(kth(x, k))
                above = number(x > least)
                level = number(x == least)
                room = k - sum(above)
                kept = above + level * number(cumsum(level) <= room)
                defined(where(kept > 0.0, x, 0.0), x)
                """,
            Summary = "Lets only the strongest units speak.",
            Strength = "Sparse by construction, and hard to attack with gradients.",
            Weakness = "Jumps wherever two inputs change places.",
            Use = "Robust image classifiers.",
            Source = "Xiao, Zhong & Zheng 2020, arXiv:1905.10510",
        },
        "x_i if among the k greatest, else 0", [new Parameter("k", 2)]);

    /// <summary>Taylor softmax, <c>(1 + x_i + x_i^2 / 2) / sum_j (1 + x_j + x_j^2 / 2)</c>.</summary>
    public static NormalizingActivation TaylorSoftmax { get; } = new(
        new ActivationInfo("taylor_softmax")
        {
            Family = Rows,
            Latex = @"\frac{1 + x_i + x_i^2 / 2}{\sum_j (1 + x_j + x_j^2 / 2)}",
            RowCode = """
                x = finite(x)
                size = stop(max(abs(x)))
                size = where(size > 1.0, size, 1.0)
                u = x / size
                t = 1.0 / size / size + u / size + 0.5 * u * u
                t / sum(t)
                """,
            Summary = "A softmax with the exponential cut off after its square.",
            Strength = "No exponential, and loss gradients that do not depend on the number of classes.",
            Weakness = "Not monotonic below -1.",
            Use = "Outputs over very many classes.",
            Source = "de Brébisson & Vincent 2016, arXiv:1511.05042",
        },
        "(1 + x_i + x_i^2 / 2) / sum_j (1 + x_j + x_j^2 / 2)");

    /// <summary>StableMax, <c>s(x_i) / sum_j s(x_j)</c> with <c>s(x) = x + 1</c> from 0 on and <c>1 / (1 - x)</c> below.</summary>
    /// <remarks>In code <c>s(x)</c> is <c>max(x, 0) + 1 / (1 + max(-x, 0))</c>, with the halves of |x| for the maxima, whose slopes at 0 add up to 1.</remarks>
    public static NormalizingActivation StableMax { get; } = new(
        new ActivationInfo("stablemax")
        {
            Family = Rows,
            Latex = @"\frac{s(x_i)}{\sum_j s(x_j)}, \quad s(x) = \begin{cases} x + 1 & \text{if } x \ge 0 \\ \frac{1}{1 - x} & \text{otherwise} \end{cases}",
            RowCode = """
                x = finite(x)
                top = stop(max(x))
                size = where(top > 1.0, top, 1.0)
                mid = 0.5 * abs(x)
                t = (0.5 * x + mid) / size + 1.0 / size / (1.0 + (mid - 0.5 * x))
                t / sum(t)
                """,
            Summary = "A softmax whose exponential is a line on the right and a hyperbola on the left.",
            Strength = "Large scores do not round the others away, so a network can go on learning after it fits.",
            Weakness = "Far less decided than a softmax: probabilities fall like one over the distance.",
            Use = "Losses of networks that are to generalise long after they fit (grokking).",
            Source = "Prieto, Barsbey, Mediano & Birdal 2025, arXiv:2501.04697",
        },
        "s(x_i) / sum_j s(x_j), s(x) = x + 1 if x >= 0, else 1 / (1 - x)");

    /// <summary>Softpick, <c>max(exp(x_i) - 1, 0) / (sum_j |exp(x_j) - 1| + epsilon)</c>.</summary>
    public static NormalizingActivation Softpick { get; } = new(
        new ActivationInfo("softpick")
        {
            Family = Rows,
            ParameterAliases = new Dictionary<string, string> { ["eps"] = "epsilon" },
            Domains = Domain(("epsilon", NotNegative)),
            Latex = @"\frac{\max(e^{x_i} - 1, 0)}{\sum_j |e^{x_j} - 1| + \varepsilon}",
            RowCode = """
                top = stop(relu(max(x)))
                above = -exp(below(relu(x), top)) * expm1(-relu(x))
                under = -exp(-top) * expm1(-relu(-x))
                total = sum(above + under) + epsilon * exp(-top)
                defined(where(total > 0.0, above / where(total > 0.0, total, 1.0), 0.0), x)
                """,
            Summary = "A rectified softmax: scores below 0 get nothing, yet count in the sum.",
            Strength = "A head of attention can stay quiet, without sinks and without huge activations.",
            Weakness = "Outputs do not add up to 1, and a row of negative scores gives only zeros.",
            Use = "Attention of transformers that are quantised later.",
            Source = "Zuhri, Fuadi & Aji 2025, arXiv:2504.20966",
        },
        "max(exp(x_i) - 1, 0) / (sum_j |exp(x_j) - 1| + epsilon)", [new Parameter("epsilon", 1e-8)]);

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
                top = stop(max(x))
                t = exp(below(x, top) / tau)
                t / sum(t)
                """,
            Summary = "A softmax that samples.",
            Strength = "Gradients pass through a discrete choice.",
            Weakness = "Biased for tau above 0, noisy for small tau.",
            Use = "Discrete latent variables.",
            Source = "Jang, Gu & Poole 2017, arXiv:1611.01144",
        },
        "softmax(x / tau)", [new Parameter("tau", 1)], Noise.Gumbel);

    /// <summary>Softmax linear unit, layer normalisation of <c>x * softmax(x)</c>.</summary>
    public static NormalizingActivation Solu { get; } = new(
        new ActivationInfo("solu")
        {
            Family = Rows,
            Latex = @"\mathrm{LayerNorm}\left(x_i \, \frac{e^{x_i}}{\sum_j e^{x_j}}\right)",
            RowCode = """
                top = stop(max(x))
                t = exp(below(x, top))
                least = 0.5 * 1e-5 ** 0.5
                z = 0.5 * finite(where(t > 0.0, x, 0.0)) * (t / sum(t))
                z = z - stop(max(z))
                size = -stop(min(z))
                size = where(size > least, size, least)
                size = where(size > 0.0, size, 1.0)
                u = z / size
                centred = u - mean(u)
                square = mean(centred * centred) + (least / size) ** 2.0
                defined(where(square > 0.0, centred / sqrt(where(square > 0.0, square, 1.0)), 0.0), x)
                """,
            Summary = "Each input times its share of the row, standardised.",
            Strength = "Makes more units interpretable.",
            Weakness = "Slower to train, and couples the row.",
            Use = "Transformers that are to be understood.",
            Source = "Elhage et al. 2022, Transformer Circuits",
        },
        "layer_norm(x_i * softmax(x)_i)");
}
