using static Hillock.Activations.Domains;
using static Hillock.Formulas.Functions;

namespace Hillock.Activations;

/// <content>Random while training, fixed otherwise.</content>
public static partial class Catalogue
{
    private const string Noisy = "Noisy";

    /// <summary>Randomised leaky ReLU: the negative slope is uniform in [lower, upper) while training, their mean otherwise.</summary>
    public static StochasticActivation Rrelu { get; } = new(
        new ActivationInfo("rrelu")
        {
            Family = Noisy,
            Aliases = ["randomized_leaky_relu"],
            Presets = ["torch,tfa:rrelu", "burn:RRelu"],
            Ordered = ("lower", "upper"),
            Summary = "A leaky ReLU that draws a new slope for each element.",
            Strength = "Regularises small data sets.",
            Weakness = "Random outputs slow convergence, and its evaluation form differs from its training form.",
            Use = "Small image sets.",
            Source = "Xu, Wang, Chen & Li 2015, arXiv:1505.00853",
        },
        Noise.Uniform,
        (x, noise) => Where(x > 0, x, (Fixed("lower", 0.125) + ((Fixed("upper", 1.0 / 3) - Fixed("lower", 0.125)) * noise)) * x),
        x => Where(x > 0, x, 0.5 * (Fixed("lower", 0.125) + Fixed("upper", 1.0 / 3)) * x));

    /// <summary>Noisy ReLU, <c>max(0, x + e)</c> with normal noise e of variance <c>sigmoid(x)</c>; ReLU otherwise.</summary>
    public static StochasticActivation Nrelu { get; } = new(
        new ActivationInfo("nrelu")
        {
            Family = Noisy,
            Aliases = ["noisy_relu"],
            Summary = "A ReLU that counts the active copies of a binary unit.",
            Strength = "A sound probabilistic reading in Boltzmann machines.",
            Weakness = "Noise in every unit slows training.",
            Use = "Restricted Boltzmann machines.",
            Source = "Nair & Hinton 2010, ICML",
        },
        Noise.Normal, (x, noise) => Max(0, x + (Exp(0.5 * LogSigmoid(x)) * noise)), x => Max(0, x));

    /// <summary>ProbAct, <c>max(0, x) + sigma * e</c> with normal noise e, sigma learned.</summary>
    public static StochasticActivation Probact { get; } = new(
        new ActivationInfo("probact")
        {
            Family = Noisy,
            Domains = Domain(("sigma", NotNegative)),
            Summary = "A ReLU with noise on top, as strong as learned.",
            Strength = "Regularises, and its noise gives a measure of uncertainty.",
            Weakness = "Noise in every unit slows training.",
            Use = "Small image and text sets.",
            Source = "Shridhar et al. 2019, arXiv:1905.10761",
        },
        Noise.Normal, (x, noise) => Max(0, x) + (Learned("sigma", 0.05) * noise), x => Max(0, x));

    /// <summary>Elastic ReLU, <c>k * max(0, x)</c> with k uniform in [1 - alpha, 1 + alpha); ReLU otherwise.</summary>
    public static StochasticActivation Erelu { get; } = new(
        new ActivationInfo("erelu")
        {
            Family = Noisy,
            Aliases = ["elastic_relu"],
            Domains = Domain(("alpha", Fraction)),
            Summary = "A ReLU whose positive slope wobbles.",
            Strength = "Regularises at no cost in prediction.",
            Weakness = "Dead on the left, as ReLU is.",
            Use = "Image classifiers.",
            Source = "Jiang, Pang, Li & Pan 2018, Neurocomputing 275",
        },
        Noise.Uniform, (x, noise) => (1 + (Fixed("alpha", 0.1) * ((2 * noise) - 1))) * Max(0, x), x => Max(0, x));

    /// <summary>Elastic parametric ReLU, <c>k * x</c> where positive with k uniform in [1 - alpha, 1 + alpha), else <c>a * x</c>, a learned.</summary>
    public static StochasticActivation Eprelu { get; } = new(
        new ActivationInfo("eprelu")
        {
            Family = Noisy,
            Domains = Domain(("alpha", Fraction)),
            Summary = "A PReLU whose positive slope wobbles.",
            Strength = "Regularises, and cannot die.",
            Weakness = "One more constant to choose.",
            Use = "Image classifiers.",
            Source = "Jiang, Pang, Li & Pan 2018, Neurocomputing 275",
        },
        Noise.Uniform,
        (x, noise) => Where(x > 0, (1 + (Fixed("alpha", 0.1) * ((2 * noise) - 1))) * x, LearnedPerChannel("a", 0.25) * x),
        x => Where(x > 0, x, LearnedPerChannel("a", 0.25) * x));

    /// <summary>Randomly translated ReLU, <c>max(0, x + sigma * e)</c> with normal noise e; ReLU otherwise.</summary>
    public static StochasticActivation RtRelu { get; } = new(
        new ActivationInfo("rt_relu")
        {
            Family = Noisy,
            Domains = Domain(("sigma", NotNegative)),
            Summary = "A ReLU whose corner jitters.",
            Strength = "Makes units robust to small shifts of their input.",
            Weakness = "Strong noise slows training.",
            Use = "Image classifiers.",
            Source = "Cao, Pang, Li & Liang 2018, Neurocomputing 275",
        },
        Noise.Normal, (x, noise) => Max(0, x + (Fixed("sigma", 0.75) * noise)), x => Max(0, x));

    /// <summary>Randomly translated PReLU, PReLU of <c>x + sigma * e</c> with normal noise e.</summary>
    public static StochasticActivation RtPrelu { get; } = new(
        new ActivationInfo("rt_prelu")
        {
            Family = Noisy,
            Domains = Domain(("sigma", NotNegative)),
            Summary = "A PReLU whose corner jitters.",
            Strength = "Robust to small shifts, and cannot die.",
            Weakness = "Strong noise slows training.",
            Use = "Image classifiers.",
            Source = "Cao, Pang, Li & Liang 2018, Neurocomputing 275",
        },
        Noise.Normal,
        (x, noise) => Max(0, x + (Fixed("sigma", 0.75) * noise)) + (LearnedPerChannel("alpha", 0.25) * Min(0, x + (Fixed("sigma", 0.75) * noise))),
        x => Max(0, x) + (LearnedPerChannel("alpha", 0.25) * Min(0, x)));
}
