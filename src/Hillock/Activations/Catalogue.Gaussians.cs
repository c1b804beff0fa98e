using Hillock.Formulas;
using static Hillock.Activations.Domains;
using static Hillock.Formulas.Functions;

namespace Hillock.Activations;

/// <content>The input weighted by a distribution function, and its approximations.</content>
public static partial class Catalogue
{
    private const string Gaussians = "Gaussian units";

    /// <summary>Gaussian error linear unit, <c>x</c> times the normal distribution function of x.</summary>
    public static ElementwiseActivation Gelu { get; } = Define(
        new ActivationInfo("gelu")
        {
            Family = Gaussians,
            Aliases = ["gelu_erf", "gelu_none"],
            Presets = ["torch,keras,mlx,tf,timm,hf:gelu", "hf:gelu_python", "onnx,burn,candle:Gelu"],
            Summary = "The input weighted by how likely a normal number is to lie below it.",
            Strength = "Smooth, and the proven choice of transformers.",
            Weakness = "Costs an error function; not the same as the tanh form that some frameworks default to.",
            Use = "Transformers.",
            Source = "Hendrycks & Gimpel 2016, arXiv:1606.08415",
        },
        x => x * NormalCdf(x));

    /// <summary>GELU's tanh approximation, <c>x/2 * (1 + tanh(sqrt(2/pi) * (x + 0.044715 * x^3)))</c>.</summary>
    /// <remarks>Written as <c>x * sigmoid(2u)</c>, which equals <c>x/2 * (1 + tanh(u))</c> without its cancellation on the left.</remarks>
    public static ElementwiseActivation GeluTanh { get; } = Define(
        new ActivationInfo("gelu_tanh")
        {
            Family = Gaussians,
            Aliases = ["gelu_new", "gelu_approximate", "gelu_pytorch_tanh"],
            Presets = ["jax,tfa:gelu", "timm:gelu_tanh", "hf:gelu_new", "hf:gelu_fast", "hf:gelu_accurate", "hf:gelu_pytorch_tanh", "mlx:gelu_approx", "hf:gelu_python_tanh", "burn:GeluApproximate", "candle:NewGelu", "candle:gelu_new", "candle:GeluPytorchTanh"],
            OnnxNode = "Gelu(approximate=\"tanh\")",
            Summary = "GELU with its error function replaced by a tanh, at most 0.0005 away.",
            Strength = "What GPT-2, JAX and TensorFlow Addons mean by GELU.",
            Weakness = "Mixing it with the exact form between training and use shifts results slightly.",
            Use = "Weights that were trained with it.",
            Source = "Hendrycks & Gimpel 2016, arXiv:1606.08415",
        },
        x => x * Sigmoid(Math.Sqrt(8 / Math.PI) * (x + (0.044715 * Pow(x, 3)))));

    /// <summary>GELU's sigmoid approximation, <c>x * sigmoid(1.702 * x)</c>.</summary>
    public static ElementwiseActivation QuickGelu { get; } = Define(
        new ActivationInfo("quick_gelu")
        {
            Family = Gaussians,
            Aliases = ["gelu_sigmoid"],
            Presets = ["timm,hf:quick_gelu", "mlx:gelu_fast_approx"],
            OnnxNode = "Swish(alpha=1.702)",
            Summary = "GELU with its error function replaced by a sigmoid, at most 0.0204 away.",
            Strength = "The cheapest of the three forms.",
            Weakness = "Far enough from GELU that weights do not carry over.",
            Use = "CLIP and models derived from it.",
            Source = "Hendrycks & Gimpel 2016, arXiv:1606.08415",
        },
        x => x * Sigmoid(1.702 * x));

    /// <summary>Clipped GELU, GELU limited to [-10, 10].</summary>
    public static ElementwiseActivation Gelu10 { get; } = Define(
        new ActivationInfo("gelu_10")
        {
            Family = Gaussians,
            Presets = ["hf:gelu_10"],
            Summary = "A GELU that stops at 10.",
            Strength = "Keeps outliers in the range of 8-bit arithmetic.",
            Weakness = "No gradient above 10.",
            Use = "Quantised transformers.",
            Source = "Wu, Judd, Zhang, Isaev & Micikevicius 2020, arXiv:2004.09602",
        },
        x => Clamp(x * NormalCdf(x), -10, 10));

    /// <summary>Symmetric GELU, <c>alpha * x * erf(x / sqrt(2))</c>.</summary>
    public static ElementwiseActivation Sgelu { get; } = Define(
        new ActivationInfo("sgelu")
        {
            Family = Gaussians,
            Summary = "An even curve: |x| with a rounded bottom.",
            Strength = "Weights may grow in both directions alike.",
            Weakness = "Loses the sign of its input.",
            Use = "Experiments on small image sets.",
            Source = "Yu & Su 2019, arXiv:1911.03925",
        },
        x => Fixed("alpha", 1) * x * Erf(x * Math.Sqrt(0.5)));

    /// <summary>Laplace linear unit, <c>x</c> times the Laplace distribution function of x.</summary>
    public static ElementwiseActivation Lalu { get; } = Define(
        new ActivationInfo("lalu")
        {
            Family = Gaussians,
            Aliases = ["laplace_linear_unit"],
            Summary = "A GELU with the Laplace distribution in place of the normal.",
            Strength = "One exponential, and heavier tails than GELU.",
            Weakness = "Its second derivative jumps at 0.",
            Use = "Experiments with gated linear shapes.",
            Source = "Kunc & Kléma 2024, arXiv:2402.09092",
        },
        x => x * Where(x > 0, 1 - (0.5 * Exp(-Max(x, 0))), 0.5 * Exp(Min(x, 0))));

    // atan(t) / t for t = 1 / z and z below -3 (Chebyshev, off by 2e-17).
    private static Formula AtanQuotient(Formula z) => Series(
        Pow(1 / Min(z, -3), 2), 0.99999999999999998, -0.33333333333330454, 0.19999999999142525, -0.1428571418645497, 0.11111105259775888,
        -0.09090710196712388, 0.076881673251613236, -0.066127755921921663, 0.054498579657999357, -0.032453559030427205);

    /// <summary>Cauchy linear unit, <c>x * (atan(x) / pi + 1/2)</c>.</summary>
    /// <remarks>On the left <c>x * (atan(x) + pi/2) = -atan(t) / t</c> for <c>t = 1 / x</c>, a series: neither it nor its slope cancels.</remarks>
    public static ElementwiseActivation Calu { get; } = Define(
        new ActivationInfo("calu")
        {
            Family = Gaussians,
            Summary = "A GELU with the Cauchy distribution in place of the normal.",
            Strength = "Gradients on the left fade slowly, not exponentially.",
            Weakness = "Does not come back to 0 on the left: it settles at -1/pi.",
            Use = "Experiments with gated linear shapes.",
            Source = "Kunc & Kléma 2024, arXiv:2402.09092",
        },
        x => Where(
            x > -3,
            x * ((Atan(x) / Math.PI) + 0.5),
            -(1 / Math.PI) * AtanQuotient(x)));

    /// <summary>Gompertz linear unit, <c>x * exp(-exp(-x))</c>.</summary>
    public static ElementwiseActivation Golu { get; } = Define(
        new ActivationInfo("golu")
        {
            Family = Gaussians,
            Summary = "The input weighted by a Gompertz curve, which is lopsided.",
            Strength = "A flatter slope near 0 than GELU and Swish, which quiets the noise of activations.",
            Weakness = "Two exponentials.",
            Use = "Image and language models.",
            Source = "Das, Safari, Adriaensen & Hutter 2025, arXiv:2502.03654",
        },
        x => x * Exp(-Exp(-Max(x, -20))));

    /// <summary>Nipuna, <c>max(x, x * sigmoid(beta * x))</c>; a sigmoid is below 1, so the sign of x decides.</summary>
    public static ElementwiseActivation Nipuna { get; } = Define(
        new ActivationInfo("nipuna")
        {
            Family = Gaussians,
            Domains = Domain(("beta", Positive)),
            Summary = "The larger of the input and its Swish.",
            Strength = "Exactly linear on the right, smooth and self-gated on the left.",
            Weakness = "A kink at 0.",
            Use = "Image classifiers.",
            Source = "Madhu, Kautish, Alnowibet, Zawbaa & Mohamed 2023, Axioms 12(3)",
        },
        x => Where(x > 0, x, x * Sigmoid(Fixed("beta", 1) * x)));

    /// <summary>GELU with an expanded gate, <c>x * ((1 + 2 * alpha) * Phi(x) - alpha)</c>, alpha learned.</summary>
    /// <remarks>Written with <c>2 * Phi(x) - 1 = erf(x / sqrt(2))</c>, which does not cancel.</remarks>
    public static ElementwiseActivation ExpandedGelu { get; } = Define(
        new ActivationInfo("xgelu")
        {
            Family = Gaussians,
            Summary = "A GELU whose gate learns to reach below 0 and above 1.",
            Strength = "One number a layer lets gradients through where the gate is shut.",
            Weakness = "Unbounded on both sides once alpha is not 0.",
            Use = "Feed-forward blocks of transformers.",
            Source = "Huang 2024, arXiv:2405.20768",
        },
        x => x * (NormalCdf(x) + (Learned("alpha", 0) * Erf(Math.Sqrt(0.5) * x))));

    /// <summary>Arc tangent linear unit with an expanded gate, <c>x * ((1 + 2 * alpha) * (atan(x) / pi + 1/2) - alpha)</c>, alpha learned.</summary>
    /// <remarks>On the left <c>atan(x) + pi/2 = atan(-1 / x)</c>, which does not cancel; from -1e8 on x times it is -1 to rounding.</remarks>
    public static ElementwiseActivation ExpandedAtlu { get; } = Define(
        new ActivationInfo("xatlu")
        {
            Family = Gaussians,
            Summary = "A gate by an arc tangent that learns to reach below 0 and above 1.",
            Strength = "The best of its kind in its paper, and its gradient fades slowly.",
            Weakness = "Unbounded on both sides once alpha is not 0.",
            Use = "Feed-forward blocks of transformers.",
            Source = "Huang 2024, arXiv:2405.20768",
        },
        x => Where(x > -3, x * ((Atan(x) / Math.PI) + 0.5), -(1 / Math.PI) * AtanQuotient(x)) + (Learned("alpha", 0) * (2 / Math.PI) * x * Atan(x)));

    /// <summary>Integrated Gaussian linear unit, <c>x * (atan(sigma * x) / pi + 1/2)</c>, sigma learned.</summary>
    /// <remarks>On the left a series as in <see cref="Calu"/>.</remarks>
    public static ElementwiseActivation Iglu { get; } = Define(
        new ActivationInfo("iglu")
        {
            Family = Gaussians,
            Domains = Domain(("sigma", Positive)),
            Summary = "GELUs of all sharpnesses mixed: the gate is the Cauchy distribution, and learns its width.",
            Strength = "Gradients on the left fade slowly, which helps rare classes.",
            Weakness = "Its left tail ends at -1 / (pi * sigma).",
            Use = "Image classifiers and small language models.",
            Source = "Kang, Yang & Rocha Neto 2026, arXiv:2603.06861",
        },
        x => Where(
            Learned("sigma", 5) * x > -3,
            x * ((Atan(Learned("sigma", 5) * x) / Math.PI) + 0.5),
            -(1 / Math.PI) * (AtanQuotient(Learned("sigma", 5) * x) / Learned("sigma", 5))));

    /// <summary>IGLU without an arc tangent, <c>x * (1/2 + max(z, 0)) / (1 + |z|)</c> with <c>z = sigma * x</c>, sigma learned.</summary>
    public static ElementwiseActivation IgluApproximate { get; } = Define(
        new ActivationInfo("iglu_approx")
        {
            Family = Gaussians,
            Domains = Domain(("sigma", Positive)),
            Summary = "An IGLU from additions, a maximum and a division.",
            Strength = "No function dearer than a division.",
            Weakness = "Its second derivative jumps at 0.",
            Use = "Where arc tangents are dear.",
            Source = "Kang, Yang & Rocha Neto 2026, arXiv:2603.06861",
        },
        x => x * (0.5 + Max(0, Learned("sigma", 5) * x)) / (1 + Abs(Learned("sigma", 5) * x)));

    /// <summary>Cauchy activation, <c>(lambda1 * x + lambda2) / (x^2 + d^2)</c>, all learned.</summary>
    /// <remarks>From 1e9 on without d, which is lost beside x there: the square would overflow.</remarks>
    public static ElementwiseActivation Cauchy { get; } = Define(
        new ActivationInfo("cauchy")
        {
            Family = Gaussians,
            Aliases = ["cauchy_activation"],
            Summary = "A bump and a wave that fade like 1/x, from Cauchy's integral formula.",
            Strength = "Approximates smooth functions to any order, with few units.",
            Weakness = "A small d makes a pole, and far inputs get next to no gradient.",
            Use = "Differential equations, smooth regression.",
            Source = "Li, Xia & Zhang 2024, arXiv:2409.19221",
        },
        x => Where(
            Abs(x) < 1e9, ((Learned("lambda1", 1) * x) + Learned("lambda2", 1)) / (Pow(x, 2) + Pow(Learned("d", 1), 2)), (Learned("lambda1", 1) + (Learned("lambda2", 1) / x)) / x));
}
