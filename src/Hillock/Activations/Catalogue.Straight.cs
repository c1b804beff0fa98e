using static Hillock.Activations.Domains;
using static Hillock.Formulas.Functions;

namespace Hillock.Activations;

/// <content>The straight line and its pieces without a rectifier.</content>
public static partial class Catalogue
{
    private const string Straight = "Straight";

    /// <summary>Linear, <c>x</c>.</summary>
    public static ElementwiseActivation Linear { get; } = Define(
        new ActivationInfo("linear")
        {
            Family = Straight,
            Aliases = ["identity"],
            Presets = ["torch:identity", "keras:linear", "jax:identity", "timm:identity", "hf:linear", "onnx,burn:Identity"],
            Summary = "Passes its input on unchanged.",
            Strength = "Costs nothing and leaves the scale of outputs free.",
            Weakness = "Layers in a row collapse to one, so it adds no expressive power.",
            Use = "Output layer of a regression, or logits before a fused loss.",
            Source = "The plain affine unit",
        },
        x => x);

    /// <summary>Affine, <c>alpha * x + beta</c>.</summary>
    public static ElementwiseActivation Affine { get; } = Define(
        new ActivationInfo("affine")
        {
            Family = Straight,
            Presets = ["onnx:Affine"],
            Summary = "A straight line of any slope and height.",
            Strength = "Lets a network description carry a scale and a shift without a layer.",
            Weakness = "Adds nothing that the next layer's weights could not do.",
            Use = "The activation string Affine of recurrent ONNX operators.",
            Source = "ONNX operator specification, RNN",
        },
        x => (Fixed("alpha", 1) * x) + Fixed("beta", 0));

    /// <summary>Absolute value, <c>|x|</c>.</summary>
    public static ElementwiseActivation Absolute { get; } = Define(
        new ActivationInfo("abs")
        {
            Family = Straight,
            Aliases = ["absolute", "vrelu", "modulus"],
            Presets = ["torch:abs", "onnx:Abs"],
            Summary = "Folds the negative side up: keeps size, loses sign.",
            Strength = "Never flat, so no unit dies, and signals keep their size exactly.",
            Weakness = "Its mean is far from 0, and x and -x become one.",
            Use = "Contrast-like features, where a sign carries nothing.",
            Source = "Jarrett, Kavukcuoglu, Ranzato & LeCun 2009, ICCV",
        },
        x => Abs(x));

    /// <summary>Unit step, <c>1</c> from the threshold on, else <c>0</c>.</summary>
    public static ElementwiseActivation Step { get; } = Define(
        new ActivationInfo("step")
        {
            Family = Straight,
            Aliases = ["heaviside", "binary_step"],
            Presets = ["mlx:step", "torch:heaviside"],
            Summary = "Fires or does not: 0 below the threshold, 1 from it on.",
            Strength = "The perceptron's own; its outputs need one bit.",
            Weakness = "Flat on both sides, so gradient descent learns nothing through it.",
            Use = "Spiking and binary networks with a surrogate gradient.",
            Source = "McCulloch & Pitts 1943, doi:10.1007/BF02478259",
        },
        x => 1 - Max(0, Sign(Fixed("threshold", 0) - x)));

    /// <summary>Sign, <c>-1</c>, <c>0</c> or <c>1</c>.</summary>
    public static ElementwiseActivation SignFunction { get; } = Define(
        new ActivationInfo("sign")
        {
            Family = Straight,
            Aliases = ["signum"],
            Presets = ["torch:sign", "onnx:Sign"],
            Summary = "Keeps only the sign.",
            Strength = "Zero-centred and of one bit.",
            Weakness = "Flat wherever it has a slope at all: it needs a surrogate gradient.",
            Use = "Binarised networks.",
            Source = "Rosenblatt 1958, doi:10.1037/h0042519",
        },
        x => Sign(x));

    /// <summary>Piecewise linear unit, <c>max(alpha * (x + c) - c, min(alpha * (x - c) + c, x))</c>.</summary>
    public static ElementwiseActivation Plu { get; } = Define(
        new ActivationInfo("plu")
        {
            Family = Straight,
            Domains = Domain(("alpha", Fraction), ("c", NotNegative)),
            Summary = "The line x between -c and c, and a flatter one beyond.",
            Strength = "As cheap as a clamp and odd like tanh, yet its gradient never vanishes.",
            Weakness = "Two kinks, and no longer bounded.",
            Use = "A replacement of tanh that does not saturate.",
            Source = "Nicolae 2018, arXiv:1809.09534",
        },
        x => Max((Fixed("alpha", 0.1) * (x + Fixed("c", 1))) - Fixed("c", 1), Min((Fixed("alpha", 0.1) * (x - Fixed("c", 1))) + Fixed("c", 1), x)));

    /// <summary>Square, <c>x^2</c>.</summary>
    public static ElementwiseActivation Square { get; } = Define(
        new ActivationInfo("square")
        {
            Family = Straight,
            Aliases = ["quadratic"],
            Presets = ["torch:square"],
            Summary = "The square of the input.",
            Strength = "A polynomial: the only kind that homomorphic encryption can evaluate.",
            Weakness = "Grows without bound in value and slope; deep stacks explode.",
            Use = "Networks that run on encrypted data.",
            Source = "Gilad-Bachrach, Dowlin, Laine, Lauter, Naehrig & Wernsing 2016, ICML",
        },
        x => Pow(x, 2));

    /// <summary>Cube, <c>x^3</c>.</summary>
    public static ElementwiseActivation Cube { get; } = Define(
        new ActivationInfo("cube")
        {
            Family = Straight,
            Aliases = ["cubic"],
            Summary = "The third power of the input.",
            Strength = "Its expansion holds the products of three inputs, so pairs and triples of features are seen.",
            Weakness = "Flat at 0 and explosive beyond 1.",
            Use = "Shallow models of word features.",
            Source = "Chen & Manning 2014, doi:10.3115/v1/D14-1082",
        },
        x => Pow(x, 3));
}
