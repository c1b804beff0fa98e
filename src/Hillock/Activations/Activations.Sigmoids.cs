using static Hillock.Activations.Activation;
using static Hillock.Formulas.Functions;

namespace Hillock.Activations;

/// <content>Functions that level off on both sides, and the straight line.</content>
public static partial class Activations
{
    private const string Sigmoids = "Sigmoids";

    /// <summary>Linear, <c>x</c>.</summary>
    public static ElementwiseActivation Linear { get; } = Define(
        new ActivationInfo("linear")
        {
            Family = Sigmoids,
            Aliases = ["identity"],
            Summary = "Passes its input on unchanged.",
            Strength = "Costs nothing and leaves the scale of outputs free.",
            Weakness = "Layers in a row collapse to one, so it adds no expressive power.",
            Use = "Output layer of a regression, or logits before a fused loss.",
            Source = "The plain affine unit",
        },
        x => x);

    /// <summary>Logistic sigmoid, <c>1 / (1 + exp(-x))</c>.</summary>
    public static ElementwiseActivation Sigmoid { get; } = Define(
        new ActivationInfo("sigmoid")
        {
            Family = Sigmoids,
            Aliases = ["logistic", "expit"],
            Summary = "Squeezes any input smoothly between 0 and 1.",
            Strength = "Its output reads as a probability.",
            Weakness = "Slope of at most 1/4 and outputs that are never negative: gradients shrink layer by layer.",
            Use = "Output of a binary classifier, gates; rarely hidden layers.",
            Source = "Rumelhart, Hinton & Williams 1986, doi:10.1038/323533a0",
        },
        x => Sigmoid(x));

    /// <summary>Hyperbolic tangent, <c>tanh(x)</c>.</summary>
    public static ElementwiseActivation Tanh { get; } = Define(
        new ActivationInfo("tanh")
        {
            Family = Sigmoids,
            Summary = "Squeezes any input smoothly between -1 and 1.",
            Strength = "Zero-centred with slope 1 at 0: passes small signals on unchanged.",
            Weakness = "Saturates on both sides, where learning stalls.",
            Use = "Shallow networks, recurrent networks, bounded outputs.",
            Source = "LeCun, Bottou, Orr & Müller 1998, doi:10.1007/3-540-49430-8_2",
        },
        x => Tanh(x));

    /// <summary>Softsign, <c>x / (1 + |x|)</c>.</summary>
    public static ElementwiseActivation Softsign { get; } = Define(
        new ActivationInfo("softsign")
        {
            Family = Sigmoids,
            Aliases = ["soft_sign"],
            Summary = "Goes from -1 to 1 like tanh, but approaches its ends as slowly as 1/x.",
            Strength = "Needs no exponential, and saturates later than tanh.",
            Weakness = "Shrinks signals even near 0, since its slope falls off at once.",
            Use = "A gentle replacement of tanh in shallow networks.",
            Source = "Bergstra, Desjardins, Lamblin & Bengio 2009, Université de Montréal TR 1337; Elliott 1993",
        },
        x => x / (1 + Abs(x)));
}
