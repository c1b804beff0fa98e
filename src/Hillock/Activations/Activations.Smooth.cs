using static Hillock.Activations.Activation;
using static Hillock.Formulas.Functions;

namespace Hillock.Activations;

/// <content>Smooth relatives of the rectifier.</content>
public static partial class Activations
{
    private const string Smooth = "Smooth";

    /// <summary>Swish (SiLU when beta = 1), <c>x * sigmoid(beta * x)</c>.</summary>
    public static ElementwiseActivation Swish { get; } = Define(
        new ActivationInfo("swish")
        {
            Family = Smooth,
            Aliases = ["silu"],
            ParameterAliases = new Dictionary<string, string> { ["alpha"] = "beta" },
            Summary = "The input times its own sigmoid: a smooth ReLU with a dip below 0.",
            Strength = "Smooth and self-gated; often a little better than ReLU in deep networks.",
            Weakness = "Costs an exponential, and its gain is small: plain deep stacks lose signal.",
            Use = "Modern convolutional networks and language models.",
            Source = "Ramachandran, Zoph & Le 2017, arXiv:1710.05941; Elfwing, Uchibe & Doya 2018, arXiv:1702.03118",
        },
        x => x * Sigmoid(Fixed("beta", 1) * x));

    /// <summary>Gaussian error linear unit, <c>x</c> times the normal distribution function of x.</summary>
    public static ElementwiseActivation Gelu { get; } = Define(
        new ActivationInfo("gelu")
        {
            Family = Smooth,
            Aliases = ["gelu_erf", "gelu_none"],
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
            Family = Smooth,
            Aliases = ["gelu_new", "gelu_approximate", "gelu_pytorch_tanh"],
            Summary = "GELU with its error function replaced by a tanh, at most 0.0005 away.",
            Strength = "What GPT-2, JAX and TensorFlow Addons mean by GELU.",
            Weakness = "Mixing it with the exact form between training and use shifts results slightly.",
            Use = "Weights that were trained with it.",
            Source = "Hendrycks & Gimpel 2016, arXiv:1606.08415",
        },
        x => x * Sigmoid(Math.Sqrt(8 / Math.PI) * (x + (0.044715 * Pow(x, 3)))));

    /// <summary>Softplus, <c>log(1 + exp(beta * x)) / beta</c>.</summary>
    public static ElementwiseActivation Softplus { get; } = Define(
        new ActivationInfo("softplus")
        {
            Family = Smooth,
            Aliases = ["soft_plus"],
            Summary = "A smooth curve that hugs ReLU from above.",
            Strength = "Positive and smooth everywhere, with the sigmoid as its derivative.",
            Weakness = "Never near 0 on average: the mean drifts up from layer to layer.",
            Use = "Outputs that must be positive, such as variances and rates.",
            Source = "Dugas, Bengio, Bélisle, Nadeau & Garcia 2000, NIPS 13",
        },
        x => Softplus(Fixed("beta", 1) * x) / Fixed("beta", 1));

    /// <summary>Mish, <c>x * tanh(softplus(x))</c>.</summary>
    public static ElementwiseActivation Mish { get; } = Define(
        new ActivationInfo("mish")
        {
            Family = Smooth,
            Summary = "The input times the tanh of its softplus: close to Swish, with a deeper dip.",
            Strength = "Smooth, and slightly larger in gain than Swish.",
            Weakness = "The dearest of the common ones: an exponential, a logarithm and a tanh.",
            Use = "Object detectors of the YOLO line.",
            Source = "Misra 2019, arXiv:1908.08681",
        },
        x => x * Tanh(Softplus(x)));
}
