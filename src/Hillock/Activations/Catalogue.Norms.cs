using Hillock.Formulas;
using static Hillock.Activations.Domains;

namespace Hillock.Activations;

/// <content>Rows over their length, or over their deviation.</content>
public static partial class Catalogue
{
    /// <summary>Capsule squashing, <c>|x|^2 / (1 + |x|^2) * x / |x|</c> of the row as a vector.</summary>
    public static NormalizingActivation Squash { get; } = new(
        new ActivationInfo("squash")
        {
            Family = Rows,
            Latex = @"\frac{\lVert x \rVert^2}{1 + \lVert x \rVert^2} \, \frac{x_i}{\lVert x \rVert}",
            RowCode = """
                x = finite(x)
                size = stop(max(abs(x)))
                size = where(size > 0.0, size, 1.0)
                u = x / size
                square = sum(u * u)
                unit = sqrt(where(square > 0.0, square, 1.0))
                length = size * unit
                length = where(length < 1e9, length, 1e9)
                defined(where(square > 0.0, u / unit * (length * length / (1.0 + length * length)), 0.0), x)
                """,
            Summary = "Shrinks a vector to a length below 1, its direction kept.",
            Strength = "The length reads as a probability.",
            Weakness = "Short vectors almost vanish.",
            Use = "Capsule networks.",
            Source = "Sabour, Frosst & Hinton 2017, arXiv:1710.09829",
        },
        "|x|^2 / (1 + |x|^2) * x_i / |x|");

    /// <summary>Capsule squashing with 1/2, <c>|x| * x / (1/2 + |x|^2)</c>.</summary>
    public static NormalizingActivation SquashHalf { get; } = new(
        new ActivationInfo("squash_half")
        {
            Family = Rows,
            Latex = @"\frac{\lVert x \rVert \, x_i}{1/2 + \lVert x \rVert^2}",
            RowCode = """
                x = finite(x)
                size = stop(max(abs(x)))
                size = where(size > 0.0, size, 1.0)
                u = x / size
                square = sum(u * u)
                unit = sqrt(where(square > 0.0, square, 1.0))
                length = size * unit
                length = where(length < 1e9, length, 1e9)
                defined(where(square > 0.0, u / unit * (length * length / (0.5 + length * length)), 0.0), x)
                """,
            Summary = "The squashing of keras-contrib: as in the paper with 1/2 for 1.",
            Strength = "Shrinks short vectors less.",
            Weakness = "Not the function of the paper: weights trained with one do not fit the other.",
            Use = "Ported Keras capsules.",
            Source = "keras-contrib, after Sabour, Frosst & Hinton 2017, arXiv:1710.09829",
        },
        "|x| * x_i / (1/2 + |x|^2)");

    /// <summary>Standardised row, <c>(x_i - mean) / sqrt(variance + epsilon)</c>.</summary>
    public static NormalizingActivation Standardized { get; } = new(
        new ActivationInfo("standardize")
        {
            Family = Rows,
            Aliases = ["layer_norm"],
            Presets = ["jax:standardize", "onnx:LayerNormalization", "torch:layer_norm", "candle:layer_norm"],
            ParameterAliases = new Dictionary<string, string> { ["eps"] = "epsilon" },
            Domains = Domain(("epsilon", NotNegative)),
            Latex = @"\frac{x_i - \mu}{\sqrt{\sigma^2 + \varepsilon}}, \quad \mu = \frac{1}{n} \sum_j x_j, \quad \sigma^2 = \frac{1}{n} \sum_j (x_j - \mu)^2",
            RowCode = """
                least = 0.5 * epsilon ** 0.5
                z = 0.5 * finite(x)
                z = z - stop(max(z))
                size = -stop(min(z))
                size = where(size > least, size, least)
                size = where(size > 0.0, size, 1.0)
                u = z / size
                centred = u - mean(u)
                square = mean(centred * centred) + (least / size) ** 2.0
                defined(where(square > 0.0, centred / sqrt(where(square > 0.0, square, 1.0)), 0.0), x)
                """,
            Summary = "Mean 0 and variance 1 for each row.",
            Strength = "Keeps signals in range whatever the weights.",
            Weakness = "Loses the row's mean and size.",
            Use = "Between the layers of transformers.",
            Source = "Ba, Kiros & Hinton 2016, arXiv:1607.06450",
        },
        "(x_i - mean(x)) / sqrt(var(x) + epsilon)", [new Parameter("epsilon", 1e-5)]);

    /// <summary>Root mean square normalisation, <c>x_i / sqrt(mean(x^2) + epsilon)</c>.</summary>
    public static NormalizingActivation RmsNorm { get; } = new(
        new ActivationInfo("rms_norm")
        {
            Family = Rows,
            Presets = ["torch:rms_norm(epsilon=1.1920928955078125e-7)", "onnx:RMSNormalization", "candle:rms_norm"],
            ParameterAliases = new Dictionary<string, string> { ["eps"] = "epsilon" },
            Domains = Domain(("epsilon", NotNegative)),
            Latex = @"\frac{x_i}{\sqrt{\frac{1}{n} \sum_j x_j^2 + \varepsilon}}",
            RowCode = """
                x = finite(x)
                least = epsilon ** 0.5
                size = stop(max(abs(x)))
                size = where(size > least, size, least)
                size = where(size > 0.0, size, 1.0)
                u = x / size
                square = mean(u * u) + (least / size) ** 2.0
                defined(where(square > 0.0, u / sqrt(where(square > 0.0, square, 1.0)), 0.0), x)
                """,
            Summary = "A mean square of 1 for each row.",
            Strength = "Cheaper than layer normalisation, and as good in language models.",
            Weakness = "Does not centre.",
            Use = "Language models.",
            Source = "Zhang & Sennrich 2019, arXiv:1910.07467",
        },
        "x_i / sqrt(mean(x^2) + epsilon)", [new Parameter("epsilon", 1e-5)]);

    /// <summary>Unit length, <c>x_i / max(|x|, epsilon)</c>, <c>|x| = sqrt(sum_j x_j^2)</c>; a row of zeros stays 0.</summary>
    public static NormalizingActivation L2Normalize { get; } = new(
        new ActivationInfo("l2_normalize")
        {
            Family = Rows,
            Presets = ["torch:normalize(epsilon=1e-12)", "tf:l2_normalize(epsilon=1e-6)", "onnx:LpNormalization"],
            ParameterAliases = new Dictionary<string, string> { ["eps"] = "epsilon" },
            Domains = Domain(("epsilon", NotNegative)),
            Latex = @"\frac{x_i}{\max\left(\sqrt{\sum_j x_j^2}, \varepsilon\right)}",
            RowCode = """
                x = finite(x)
                size = stop(max(abs(x)))
                size = where(size > 0.0, size, 1.0)
                u = x / size
                square = sum(u * u)
                unit = sqrt(where(square > 0.0, square, 1.0))
                least = 0.0 * size + epsilon
                near = where(least > 0.0, x / where(least > 0.0, least, 1.0), 0.0)
                defined(where(both(square > 0.0, size * unit >= epsilon), u / unit, near), x)
                """,
            Summary = "A row of length 1.",
            Strength = "Makes products cosines.",
            Weakness = "Its slope at short rows is steep without bound.",
            Use = "Embeddings.",
            Source = "ONNX operator specification, LpNormalization; epsilon as in PyTorch's normalize",
        },
        "x_i / max(sqrt(sum_j x_j^2), epsilon)",
        [new Parameter("epsilon", 0)]);

    /// <summary>Sizes that add up to 1, <c>x_i / max(sum_j |x_j|, epsilon)</c>; a row of zeros stays 0.</summary>
    public static NormalizingActivation L1Normalize { get; } = new(
        new ActivationInfo("l1_normalize")
        {
            Family = Rows,
            ParameterAliases = new Dictionary<string, string> { ["eps"] = "epsilon" },
            Domains = Domain(("epsilon", NotNegative)),
            Latex = @"\frac{x_i}{\max\left(\sum_j |x_j|, \varepsilon\right)}",
            RowCode = """
                x = finite(x)
                size = stop(max(abs(x)))
                size = where(size > 0.0, size, 1.0)
                u = x / size
                total = sum(abs(u))
                least = 0.0 * size + epsilon
                near = where(least > 0.0, x / where(least > 0.0, least, 1.0), 0.0)
                defined(where(both(total > 0.0, size * total >= epsilon), u / where(total > 0.0, total, 1.0), near), x)
                """,
            Summary = "A row whose sizes add up to 1.",
            Strength = "Turns counts into shares, and keeps signs.",
            Weakness = "Kinks wherever an input changes sign.",
            Use = "Histograms, weights of mixtures.",
            Source = "ONNX operator specification, LpNormalization with p = 1",
        },
        "x_i / max(sum_j |x_j|, epsilon)",
        [new Parameter("epsilon", 0)]);
}
