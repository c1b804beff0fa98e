using static Hillock.Activations.Activation;
using static Hillock.Formulas.Functions;

namespace Hillock.Activations;

/// <content>Straight on the right, an exponential that levels off on the left.</content>
public static partial class Activations
{
    private const string Exponentials = "Exponentials";

    /// <summary>Exponential linear unit, <c>x</c> where positive, else <c>alpha * (exp(x) - 1)</c>.</summary>
    public static ElementwiseActivation Elu { get; } = Define(
        new ActivationInfo("elu")
        {
            Family = Exponentials,
            Summary = "A rectifier that bends to -alpha on the left.",
            Strength = "Mean output near 0 and smooth for alpha = 1, which speeds learning without normalisation.",
            Weakness = "An exponential for each negative input, and gradients fade far to the left.",
            Use = "Deep networks without batch normalisation.",
            Source = "Clevert, Unterthiner & Hochreiter 2015, arXiv:1511.07289",
        },
        x => Where(x > 0, x, Fixed("alpha", 1) * Expm1(x)));

    /// <summary>Scaled ELU, <c>lambda * x</c> where positive, else <c>lambda * alpha * (exp(x) - 1)</c>.</summary>
    public static ElementwiseActivation Selu { get; } = Define(
        new ActivationInfo("selu")
        {
            Family = Exponentials,
            Summary = "The ELU scaled so that mean 0 and variance 1 reproduce themselves from layer to layer.",
            Strength = "Keeps deep plain networks in range without normalisation layers.",
            Weakness = "Works as promised only with LeCun normal weights, standardised inputs and alpha dropout.",
            Use = "Deep fully connected networks on tables.",
            Source = "Klambauer, Unterthiner, Mayr & Hochreiter 2017, arXiv:1706.02515",
        },
        x => 1.0507009873554804934193349852946 * Where(x > 0, x, 1.6732632423543772848170429916717 * Expm1(x)));
}
