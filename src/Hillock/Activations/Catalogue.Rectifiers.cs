using static Hillock.Activations.Domains;
using static Hillock.Formulas.Functions;

namespace Hillock.Activations;

/// <content>Half-lines with a kink, fixed.</content>
public static partial class Catalogue
{
    private const string Rectifiers = "Rectifiers";

    private static Dictionary<string, string> SlopeNames => new()
    {
        ["negative_slope"] = "alpha",
        ["slope"] = "alpha",
        ["weight"] = "alpha",
        ["a"] = "alpha",
    };

    /// <summary>Rectified linear unit, <c>max(0, x)</c>.</summary>
    public static ElementwiseActivation Relu { get; } = Define(
        new ActivationInfo("relu")
        {
            Family = Rectifiers,
            Presets = ["torch,keras,keras_layer,jax,mlx,tf,timm,hf:relu", "onnx:Relu", "burn:Relu", "candle:Relu"],
            Summary = "Keeps what is positive and cuts the rest to 0.",
            Strength = "The cheapest there is, and its gradient does not shrink where it is active.",
            Weakness = "A unit pushed below 0 on all data gets no gradient any more: it is dead.",
            Use = "The default of plain and convolutional networks, with He initialisation.",
            Source = "Nair & Hinton 2010, ICML; Glorot, Bordes & Bengio 2011, AISTATS",
        },
        x => Max(0, x));

    /// <summary>Leaky ReLU, <c>x</c> where positive, else <c>alpha * x</c>.</summary>
    public static ElementwiseActivation LeakyRelu { get; } = Define(
        new ActivationInfo("leaky_relu")
        {
            Family = Rectifiers,
            Aliases = ["lrelu"],
            Presets = ["torch,jax,mlx,timm,hf:leaky_relu", "onnx,burn,candle:LeakyRelu", "keras,tf:leaky_relu(alpha=0.2)", "keras_layer:LeakyReLU(alpha=0.3)"],
            ParameterAliases = SlopeNames,
            Summary = "A ReLU with a small slope on the negative side.",
            Strength = "Units cannot die, at the price of one multiplication.",
            Weakness = "The best slope depends on the task, and frameworks disagree on the default (0.01, 0.2, 0.3).",
            Use = "Where ReLU loses units; discriminators of GANs, with alpha = 0.2.",
            Source = "Maas, Hannun & Ng 2013, ICML workshop on deep learning for audio, speech and language",
        },
        x => Where(x > 0, x, Fixed("alpha", 0.01) * x));

    /// <summary>Very leaky ReLU, <c>x</c> where positive, else <c>alpha * x</c> with alpha = 1/3.</summary>
    public static ElementwiseActivation VeryLeakyRelu { get; } = Define(
        new ActivationInfo("very_leaky_relu")
        {
            Family = Rectifiers,
            ParameterAliases = SlopeNames,
            OnnxNode = "LeakyRelu(alpha=0.3333333333333333)",
            Summary = "A leaky ReLU that leaks a third.",
            Strength = "Keeps much of the negative side, so gradients flow everywhere.",
            Weakness = "Nearly linear: each layer bends the signal little.",
            Use = "Deep convolutional networks for small images.",
            Source = "Graham 2014, arXiv:1409.6070",
        },
        x => Where(x > 0, x, Fixed("alpha", 1.0 / 3) * x));

    /// <summary>Capped ReLU, <c>min(max(0, x), n)</c> with n = 6.</summary>
    public static ElementwiseActivation Relu6 { get; } = Define(
        new ActivationInfo("relu6")
        {
            Family = Rectifiers,
            Aliases = ["relu_n", "bounded_relu"],
            Presets = ["torch,keras,jax,mlx,tf,timm,hf:relu6", "burn,candle:Relu6"],
            ParameterAliases = new Dictionary<string, string> { ["max_value"] = "n" },
            Domains = Domain(("n", Positive)),
            OnnxNode = "Clip(min=0, max=6)",
            Summary = "A ReLU that stops at 6.",
            Strength = "Bounded outputs survive low-precision arithmetic.",
            Weakness = "No gradient above the cap either.",
            Use = "Mobile networks that are quantised later.",
            Source = "Krizhevsky 2010, Convolutional Deep Belief Networks on CIFAR-10",
        },
        x => Clamp(x, 0, Fixed("n", 6)));

    /// <summary>Shifted ReLU, <c>max(-1, x)</c>.</summary>
    public static ElementwiseActivation ShiftedRelu { get; } = Define(
        new ActivationInfo("shifted_relu")
        {
            Family = Rectifiers,
            Summary = "A ReLU whose corner lies at (-1, -1).",
            Strength = "Mean outputs near 0 for the price of a ReLU.",
            Weakness = "Dead below -1, as the ReLU is below 0.",
            Use = "A cheap check whether a mean shift is what hurts.",
            Source = "Clevert, Unterthiner & Hochreiter 2015, arXiv:1511.07289",
        },
        x => Max(-1, x));

    /// <summary>Thresholded ReLU, <c>x</c> above theta, else <c>0</c>.</summary>
    public static ElementwiseActivation ThresholdedRelu { get; } = Define(
        new ActivationInfo("thresholded_relu")
        {
            Family = Rectifiers,
            Aliases = ["trec"],
            Presets = ["onnx,burn:ThresholdedRelu", "keras_layer,keras2:ThresholdedReLU"],
            ParameterAliases = new Dictionary<string, string> { ["alpha"] = "theta" },
            Summary = "A ReLU that ignores everything up to theta.",
            Strength = "Makes very sparse codes without a bias.",
            Weakness = "Jumps at theta, and more units die.",
            Use = "Autoencoders without biases.",
            Source = "Konda, Memisevic & Krueger 2014, arXiv:1402.3337",
        },
        x => Where(x <= Fixed("theta", 1), 0, x));

    /// <summary>Threshold, <c>x</c> above the threshold, else a value.</summary>
    public static ElementwiseActivation Threshold { get; } = Define(
        new ActivationInfo("threshold")
        {
            Family = Rectifiers,
            Presets = ["torch,keras:threshold", "burn:Threshold"],
            ParameterAliases = new Dictionary<string, string> { ["default_value"] = "value" },
            Summary = "Replaces everything up to a threshold by one value.",
            Strength = "Expresses any cut-off.",
            Weakness = "Jumps unless value is threshold, and is flat below.",
            Use = "Ported PyTorch and Keras models; both want its numbers given.",
            Source = "PyTorch documentation",
        },
        x => Where(x <= Fixed("threshold", 0), Fixed("value", 0), x));

    /// <summary>Absolute linear unit, <c>x</c> where positive, else <c>alpha * |x|</c>.</summary>
    public static ElementwiseActivation Abslu { get; } = Define(
        new ActivationInfo("abslu")
        {
            Family = Rectifiers,
            Domains = Domain(("alpha", Fraction)),
            Summary = "A ReLU that turns the negative side up by alpha.",
            Strength = "Units cannot die, and outputs stay non-negative.",
            Weakness = "Two inputs give each output, so information of the sign is lost.",
            Use = "Experiments between ReLU (alpha = 0) and |x| (alpha = 1).",
            Source = "Kunc & Kléma 2024, arXiv:2402.09092",
        },
        x => Where(x > 0, x, Fixed("alpha", 0.25) * Abs(x)));

    /// <summary>Squared ReLU, <c>max(0, x)^2</c>.</summary>
    public static ElementwiseActivation Relu2 { get; } = Define(
        new ActivationInfo("relu2")
        {
            Family = Rectifiers,
            Aliases = ["squared_relu", "relu_squared"],
            Presets = ["mlx,hf:relu2", "candle:Relu2"],
            Summary = "The square of the ReLU: flat on the left, a parabola on the right.",
            Strength = "Smooth at 0, sparse, and found by search to speed up language models.",
            Weakness = "Its slope grows without bound, so large inputs blow up.",
            Use = "Feed-forward blocks of language models.",
            Source = "So et al. 2021, arXiv:2109.08668",
        },
        x => Pow(Max(0, x), 2));

    /// <summary>Rectified power unit, <c>max(0, x)^s</c> with s = 3.</summary>
    public static ElementwiseActivation Repu { get; } = Define(
        new ActivationInfo("repu")
        {
            Family = Rectifiers,
            Domains = Domain(("s", Positive)),
            Summary = "A power of the ReLU.",
            Strength = "Represents polynomials exactly, with as many derivatives as wanted.",
            Weakness = "Explodes in depth.",
            Use = "Differential equations, approximation theory.",
            Source = "Li, Tang & Yu 2019, arXiv:1903.05858",
        },
        x => Where(x <= 0, 0, Pow(x, Fixed("s", 3))));

    /// <summary>StarReLU, <c>s * max(0, x)^2 + b</c>, s and b learned.</summary>
    /// <remarks>The shift is written with a minus sign: b = 1/sqrt(5) is taken off, s = 2/sqrt(5).</remarks>
    public static ElementwiseActivation StarRelu { get; } = Define(
        new ActivationInfo("star_relu")
        {
            Family = Rectifiers,
            Summary = "The squared ReLU scaled and shifted to mean 0 and variance 1.",
            Strength = "Cheaper than GELU at the same accuracy in vision transformers.",
            Weakness = "Its slope grows without bound.",
            Use = "MetaFormer vision models.",
            Source = "Yu et al. 2022, arXiv:2210.13452",
        },
        x => (Learned("s", 0.8944271909999159) * Pow(Max(0, x), 2)) - Learned("b", 0.4472135954999579));

    /// <summary>Natural logarithm ReLU, <c>log(1 + beta * max(0, x))</c>.</summary>
    public static ElementwiseActivation Nlrelu { get; } = Define(
        new ActivationInfo("nlrelu")
        {
            Family = Rectifiers,
            Domains = Domain(("beta", Positive)),
            Summary = "The logarithm of the ReLU.",
            Strength = "Keeps outliers small, and layers alike in scale.",
            Weakness = "Dead on the left, and slopes fade on the right.",
            Use = "Image classifiers without normalisation.",
            Source = "Liu, Zhang, Gao, Qu & Ji 2019, arXiv:1908.03682",
        },
        x => Log1p(Fixed("beta", 1) * Max(0, x)));

    /// <summary>SineReLU, <c>max(x, epsilon * (sin(x) - cos(x)))</c>.</summary>
    public static ElementwiseActivation SineRelu { get; } = Define(
        new ActivationInfo("sine_relu")
        {
            Family = Rectifiers,
            ParameterAliases = new Dictionary<string, string> { ["alpha"] = "epsilon" },
            Domains = Domain(("epsilon", NotNegative)),
            Summary = "A ReLU with a tiny wave on the negative side.",
            Strength = "The wave keeps a gradient alive where the ReLU has none.",
            Weakness = "The gradient is tiny and changes sign.",
            Use = "Small image networks; of historical interest.",
            Source = "Rodrigues 2018, keras-contrib",
        },
        x => Max(x, Fixed("epsilon", 0.0025) * (Sin(x) - Cos(x))));

    /// <summary>Unit ReLU, <c>min(max(0, x), 1)</c>.</summary>
    public static ElementwiseActivation HardElishPiece { get; } = Define(
        new ActivationInfo("relu1")
        {
            Family = Rectifiers,
            Aliases = ["hard_unit", "bounded_relu1"],
            OnnxNode = "Clip(min=0, max=1)",
            Summary = "A ReLU that stops at 1.",
            Strength = "Outputs are already in the range of fixed-point numbers and pixels.",
            Weakness = "No gradient outside 0 to 1.",
            Use = "Binarised and quantised networks; image outputs.",
            Source = "Kunc & Kléma 2024, arXiv:2402.09092",
        },
        x => Clamp(x, 0, 1));
}
