using static Hillock.Activations.Domains;
using static Hillock.Formulas.Functions;

namespace Hillock.Activations;

/// <content>Straight on the right, a curve that levels off on the left.</content>
public static partial class Catalogue
{
    private const string Exponentials = "Exponentials";

    /// <summary>Exponential linear unit, <c>x</c> where positive, else <c>alpha * (exp(x) - 1)</c>.</summary>
    public static ElementwiseActivation Elu { get; } = Define(
        new ActivationInfo("elu")
        {
            Family = Exponentials,
            Presets = ["torch,keras,keras_layer,jax,mlx,tf,timm:elu", "onnx,burn,candle:Elu"],
            Summary = "A rectifier that bends to -alpha on the left.",
            Strength = "Mean output near 0 and smooth for alpha = 1, which speeds learning without normalisation.",
            Weakness = "An exponential for each negative input, and gradients fade far to the left.",
            Use = "Deep networks without batch normalisation.",
            Source = "Clevert, Unterthiner & Hochreiter 2015, arXiv:1511.07289",
        },
        x => Where(x > 0, x, Fixed("alpha", 1) * Expm1(x)));

    /// <summary>Continuously differentiable ELU, <c>x</c> where positive, else <c>alpha * (exp(x / alpha) - 1)</c>.</summary>
    public static ElementwiseActivation Celu { get; } = Define(
        new ActivationInfo("celu")
        {
            Family = Exponentials,
            Presets = ["torch,keras,jax,mlx,timm:celu", "onnx,burn:Celu"],
            Domains = Domain(("alpha", Positive)),
            Summary = "An ELU whose slope has no jump, whatever alpha.",
            Strength = "Keeps slope 1 at 0, so alpha only sets the depth.",
            Weakness = "Still an exponential for each negative input.",
            Use = "Where an ELU with alpha other than 1 is wanted.",
            Source = "Barron 2017, arXiv:1704.07483",
        },
        x => Where(x > 0, x, Fixed("alpha", 1) * Expm1(x / Fixed("alpha", 1))));

    /// <summary>Scaled ELU, <c>lambda * x</c> where positive, else <c>lambda * alpha * (exp(x) - 1)</c>.</summary>
    public static ElementwiseActivation Selu { get; } = Define(
        new ActivationInfo("selu")
        {
            Family = Exponentials,
            Presets = ["torch,keras,jax,tf,timm:selu", "burn:Selu", "onnx:Selu(alpha=1.67326319217681884765625, gamma=1.05070102214813232421875)", "mlx:selu(alpha=1.67326, gamma=1.0507)"],
            ParameterAliases = new Dictionary<string, string> { ["lambda"] = "gamma", ["scale"] = "gamma" },
            Summary = "The ELU scaled so that mean 0 and variance 1 reproduce themselves from layer to layer.",
            Strength = "Keeps deep plain networks in range without normalisation layers.",
            Weakness = "Works as promised only with LeCun normal weights, standardised inputs and alpha dropout.",
            Use = "Deep fully connected networks on tables.",
            Source = "Klambauer, Unterthiner, Mayr & Hochreiter 2017, arXiv:1706.02515",
        },
        x => Fixed("gamma", 1.0507009873554804934193349852946) * Where(x > 0, x, Fixed("alpha", 1.6732632423543772848170429916717) * Expm1(x)));

    /// <summary>Scaled exponentially regularised linear unit, <c>lambda * x</c> where positive, else <c>lambda * alpha * x * exp(x)</c>.</summary>
    public static ElementwiseActivation Serlu { get; } = Define(
        new ActivationInfo("serlu")
        {
            Family = Exponentials,
            Summary = "A self-normalising unit whose negative side comes back to 0.",
            Strength = "Mean 0 and variance 1 reproduce themselves, and far negatives are ignored.",
            Weakness = "Not monotonic, with a slope above 3 just left of 0.",
            Use = "Deep fully connected networks.",
            Source = "Zhang & Li 2018, arXiv:1807.10117",
        },
        x => 1.07862 * Where(x > 0, x, 2.90427 * x * Exp(x)));

    /// <summary>Parametric ELU, <c>a / b * x</c> where positive, else <c>a * (exp(x / b) - 1)</c>, a and b learned.</summary>
    public static ElementwiseActivation Pelu { get; } = Define(
        new ActivationInfo("pelu")
        {
            Family = Exponentials,
            Domains = Domain(("a", Positive), ("b", Positive)),
            Summary = "An ELU that learns its height and its width.",
            Strength = "Smooth at 0 for any a and b.",
            Weakness = "Both must be kept positive while training.",
            Use = "Convolutional networks.",
            Source = "Trottier, Giguère & Chaib-draa 2017, arXiv:1605.09332",
        },
        x => Where(x > 0, Learned("a", 1) / Learned("b", 1) * x, Learned("a", 1) * Expm1(x / Learned("b", 1))));

    /// <summary>Multiple parametric ELU, <c>x</c> where positive, else <c>alpha * (exp(beta * x) - 1)</c>, both learned.</summary>
    public static ElementwiseActivation Mpelu { get; } = Define(
        new ActivationInfo("mpelu")
        {
            Family = Exponentials,
            Domains = Domain(("beta", NotNegative)),
            Summary = "Between PReLU and ELU, as the data want.",
            Strength = "Covers ReLU, PReLU (nearly) and ELU.",
            Weakness = "A kink at 0 unless alpha * beta = 1.",
            Use = "Very deep convolutional networks.",
            Source = "Li, Fan, Li, Wu & Ming 2018, arXiv:1606.00305",
        },
        x => Where(x > 0, x, LearnedPerChannel("alpha", 0.25) * Expm1(LearnedPerChannel("beta", 1) * x)));

    /// <summary>Parametric deformable ELU, <c>alpha * (max(0, 1 + (1 - t) * x)^(1 / (1 - t)) - 1)</c> on the left, alpha learned.</summary>
    public static ElementwiseActivation Pdelu { get; } = Define(
        new ActivationInfo("pdelu")
        {
            Family = Exponentials,
            Domains = Domain(("t", new Hillock.Formulas.Interval(0, 1))),
            Summary = "An ELU with a deformed exponential that reaches its floor.",
            Strength = "Pushes mean outputs closer to 0 than the ELU.",
            Weakness = "Two more functions for each negative input, and flat below its floor.",
            Use = "Image classifiers.",
            Source = "Cheng et al. 2020, Neural Networks",
        },
        x => Where(x > 0, x, Where((1 - Fixed("t", 0.9)) * x <= -1, -LearnedPerChannel("alpha", 1), LearnedPerChannel("alpha", 1) * Expm1(Log1p((1 - Fixed("t", 0.9)) * x) / (1 - Fixed("t", 0.9))))));

    /// <summary>Inverse square root linear unit, <c>x</c> where positive, else <c>x / sqrt(1 + alpha * x^2)</c>.</summary>
    public static ElementwiseActivation Isrlu { get; } = Define(
        new ActivationInfo("isrlu")
        {
            Family = Exponentials,
            Domains = Domain(("alpha", Positive)),
            Summary = "An ELU-like rectifier from a root.",
            Strength = "Cheaper than the ELU, with a continuous second derivative.",
            Weakness = "Approaches its floor slowly.",
            Use = "Convolutional networks without batch normalisation.",
            Source = "Carlile, Delamarter, Kinney, Marti & Whitney 2017, arXiv:1710.09967",
        },
        x => Where(x > 0, x, x / Hypot(1, Sqrt(Fixed("alpha", 1)) * x)));

    /// <summary>Fast ELU, <c>x</c> where positive, else <c>alpha * (2^(x / log(2)) - 1)</c>.</summary>
    /// <remarks>2^(x / log(2)) is exp(x): the formula is that of the ELU.</remarks>
    public static ElementwiseActivation Felu { get; } = Define(
        new ActivationInfo("felu")
        {
            Family = Exponentials,
            OnnxNode = "Elu(alpha=1)",
            Summary = "The ELU by powers of two.",
            Strength = "Powers of two are cheap in some hardware.",
            Weakness = "The same function as the ELU: only its evaluation differs.",
            Use = "Embedded hardware.",
            Source = "Qiumei, Dan & Fenghua 2019, IEEE Access",
        },
        x => Where(x > 0, x, Fixed("alpha", 1) * Expm1(x)));

    /// <summary>xIELU, <c>alpha_p * x^2 + beta * x</c> where positive, else <c>alpha_n * (exp(x) - 1 - x) + beta * x</c>.</summary>
    /// <remarks>The authors learn both alphas through softplus and cut the exponent at -1e-6; both leave the function as it is here.</remarks>
    public static ElementwiseActivation Xielu { get; } = Define(
        new ActivationInfo("xielu")
        {
            Family = Exponentials,
            Presets = ["hf:xielu"],
            Domains = Domain(("alpha_p", Positive), ("alpha_n", Positive)),
            Summary = "The integral of a trainable ELU: a parabola on the right, a bent line on the left.",
            Strength = "Its slope adapts to each layer, and it beat SwiGLU at equal cost in its paper.",
            Weakness = "Grows as a square.",
            Use = "Feed-forward blocks of language models.",
            Source = "Huang & Schlag 2024, arXiv:2411.13010",
        },
        x => Where(x > 0, Learned("alpha_p", 0.8) * Pow(x, 2), Learned("alpha_n", 0.8) * (Expm1(x) - x)) + (Fixed("beta", 0.5) * x));

    /// <summary>Soft exponential, <c>(exp(alpha * x) - 1) / alpha + alpha</c>, alpha learned.</summary>
    /// <remarks>The logarithm of negative alpha has no value for most inputs, so alpha is kept positive.</remarks>
    public static ElementwiseActivation SoftExponential { get; } = Define(
        new ActivationInfo("soft_exponential")
        {
            Family = Exponentials,
            Domains = Domain(("alpha", Positive)),
            Summary = "Between a straight line (alpha near 0) and an exponential (alpha = 1).",
            Strength = "Turns sums into products when alpha is 1.",
            Weakness = "Explodes on the right.",
            Use = "Networks that should discover products.",
            Source = "Godfrey & Gashler 2015, arXiv:1602.01321",
        },
        x => (Expm1(Learned("alpha", 0.5) * x) / Learned("alpha", 0.5)) + Learned("alpha", 0.5));

    /// <summary>Exponential, <c>exp(x)</c>.</summary>
    public static ElementwiseActivation Exponential { get; } = Define(
        new ActivationInfo("exponential")
        {
            Family = Exponentials,
            Aliases = ["exp_unit"],
            Presets = ["keras:exponential", "torch:exp", "onnx:Exp"],
            Summary = "The exponential function.",
            Strength = "Turns any number into a positive rate, and sums into products.",
            Weakness = "Overflows at 89 in float32; one large input ends training.",
            Use = "Outputs that are rates or variances.",
            Source = "Keras documentation",
        },
        x => Exp(x));
}
