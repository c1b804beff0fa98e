using static Hillock.Activations.Activation;
using static Hillock.Formulas.Functions;

namespace Hillock.Activations;

/// <content>Half-lines with a kink at 0.</content>
public static partial class Activations
{
    private const string Rectifiers = "Rectifiers";

    private static readonly Dictionary<string, string> SlopeNames = new()
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
            ParameterAliases = SlopeNames,
            Summary = "A ReLU with a small slope on the negative side.",
            Strength = "Units cannot die, at the price of one multiplication.",
            Weakness = "The best slope depends on the task, and frameworks disagree on the default (0.01, 0.2, 0.3).",
            Use = "Where ReLU loses units; discriminators of GANs, with alpha = 0.2.",
            Source = "Maas, Hannun & Ng 2013, ICML workshop on deep learning for audio, speech and language",
        },
        x => Where(x > 0, x, Fixed("alpha", 0.01) * x));

    /// <summary>Parametric ReLU, <c>max(0, x) + alpha * min(0, x)</c>, alpha learned.</summary>
    public static ElementwiseActivation Prelu { get; } = Define(
        new ActivationInfo("prelu")
        {
            Family = Rectifiers,
            Aliases = ["parametric_relu"],
            ParameterAliases = SlopeNames,
            Summary = "A leaky ReLU that learns its negative slope, one for each layer.",
            Strength = "Finds the slope itself, for one extra parameter a layer.",
            Weakness = "Can overfit small data, and the slope must be kept out of weight decay.",
            Use = "Large image networks; a check of which slope a task wants.",
            Source = "He, Zhang, Ren & Sun 2015, arXiv:1502.01852",
        },
        x => Max(0, x) + (Learned("alpha", 0.25) * Min(0, x)));
}
