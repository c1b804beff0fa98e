using Hillock.Formulas;
using static Hillock.Activations.Domains;
using static Hillock.Formulas.Functions;

namespace Hillock.Activations;

/// <content>Functions that level off on both sides.</content>
public static partial class Catalogue
{
    private const string Sigmoids = "Sigmoids";

    private static Formula SoftClipOf(Formula x)
    {
        var alpha = Fixed("alpha", 50);
        return (Softplus(alpha * x) - Softplus(alpha * (x - 1))) / alpha;
    }

    /// <summary>Logistic sigmoid, <c>1 / (1 + exp(-x))</c>.</summary>
    public static ElementwiseActivation Sigmoid { get; } = Define(
        new ActivationInfo("sigmoid")
        {
            Family = Sigmoids,
            Aliases = ["logistic", "expit"],
            Presets = ["torch,keras,jax,mlx,timm,hf,tf:sigmoid", "torch:expit", "onnx,burn,candle:Sigmoid"],
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
            Presets = ["torch,keras,jax,mlx,timm,hf,tf:tanh", "onnx,burn:Tanh"],
            Summary = "Squeezes any input smoothly between -1 and 1.",
            Strength = "Zero-centred with slope 1 at 0: passes small signals on unchanged.",
            Weakness = "Saturates on both sides, where learning stalls.",
            Use = "Shallow networks, recurrent networks, bounded outputs.",
            Source = "LeCun, Bottou, Orr & Müller 1998, doi:10.1007/3-540-49430-8_2",
        },
        x => Tanh(x));

    /// <summary>LeCun's scaled tanh, <c>1.7159 * tanh(2/3 * x)</c>.</summary>
    public static ElementwiseActivation LecunTanh { get; } = Define(
        new ActivationInfo("lecun_tanh")
        {
            Family = Sigmoids,
            Aliases = ["stanh"],
            Summary = "A tanh stretched so that it maps -1 to -1 and 1 to 1.",
            Strength = "Targets of ±1 lie where the slope is still large, and unit variance nearly reproduces itself.",
            Weakness = "Still saturates, and the constants fit only standardised inputs.",
            Use = "Small classic networks.",
            Source = "LeCun, Bottou, Orr & Müller 1998, doi:10.1007/3-540-49430-8_2",
        },
        x => 1.7159 * Tanh(2.0 / 3 * x));

    /// <summary>Scaled tanh, <c>alpha * tanh(beta * x)</c>.</summary>
    public static ElementwiseActivation ScaledTanh { get; } = Define(
        new ActivationInfo("scaled_tanh")
        {
            Family = Sigmoids,
            Presets = ["onnx:ScaledTanh"],
            Summary = "A tanh of any height and steepness.",
            Strength = "One function for every bounded, odd range.",
            Weakness = "Two constants to choose.",
            Use = "The activation string ScaledTanh of recurrent ONNX operators; soft caps of logits.",
            Source = "ONNX operator specification, RNN",
        },
        x => Fixed("alpha", 1) * Tanh(Fixed("beta", 1) * x));

    /// <summary>Soft cap, <c>cap * tanh(x / cap)</c>.</summary>
    public static ElementwiseActivation Softcap { get; } = Define(
        new ActivationInfo("softcap")
        {
            Family = Sigmoids,
            Domains = Domain(("cap", Positive)),
            Summary = "The line x that bends over towards ±cap.",
            Strength = "Leaves ordinary values alone and keeps runaway ones in bounds.",
            Weakness = "One more constant, and the gradient of what is capped fades.",
            Use = "Logits of language models and of attention.",
            Source = "Gemma Team 2024, arXiv:2408.00118",
        },
        x => Fixed("cap", 30) * Tanh(x / Fixed("cap", 30)));

    /// <summary>Dynamic tanh, <c>gamma * tanh(alpha * x) + beta</c>, all learned.</summary>
    public static ElementwiseActivation DynamicTanh { get; } = Define(
        new ActivationInfo("dynamic_tanh")
        {
            Family = Sigmoids,
            Aliases = ["dyt"],
            Summary = "A tanh that learns how much to squeeze.",
            Strength = "Stands in for layer normalisation without looking at other numbers.",
            Weakness = "Needs its start value tuned for large language models.",
            Use = "Transformers without normalisation layers.",
            Source = "Zhu, Chen, He, LeCun & Liu 2025, arXiv:2503.10622",
        },
        x => (LearnedPerChannel("gamma", 1) * Tanh(Learned("alpha", 0.5) * x)) + LearnedPerChannel("beta", 0));

    /// <summary>Dynamic erf, <c>gamma * erf(alpha * x + s) + beta</c>, all learned.</summary>
    public static ElementwiseActivation Derf { get; } = Define(
        new ActivationInfo("derf")
        {
            Family = Sigmoids,
            Aliases = ["dynamic_erf"],
            Summary = "An error function that learns how much to squeeze, and where.",
            Strength = "Stands in for layer normalisation, and better than dynamic tanh does.",
            Weakness = "Costs an error function, and its ends pass no gradient.",
            Use = "Transformers without normalisation layers.",
            Source = "Chen, Lu, Zhu, Sun & Liu 2025, arXiv:2512.10938",
        },
        x => (LearnedPerChannel("gamma", 1) * Erf((Learned("alpha", 0.5) * x) + Learned("s", 0))) + LearnedPerChannel("beta", 0));

    /// <summary>Penalised tanh, <c>tanh(x)</c> where positive, else <c>alpha * tanh(x)</c>.</summary>
    public static ElementwiseActivation PenalizedTanh { get; } = Define(
        new ActivationInfo("penalized_tanh")
        {
            Family = Sigmoids,
            Aliases = ["ptanh"],
            Domains = Domain(("alpha", Fraction)),
            Summary = "A tanh whose negative half is made smaller.",
            Strength = "Bounded like tanh, yet tells sides apart like a leaky ReLU.",
            Weakness = "Not zero-centred, and saturates.",
            Use = "Language tasks, gates of recurrent networks.",
            Source = "Xu, Huang & Li 2016, arXiv:1602.05980",
        },
        x => Where(x > 0, Tanh(x), Fixed("alpha", 0.25) * Tanh(x)));

    /// <summary>Bipolar sigmoid, <c>2 * sigmoid(x) - 1</c>.</summary>
    /// <remarks>Written as <c>tanh(x / 2)</c>, which equals it without cancelling near 0.</remarks>
    public static ElementwiseActivation BipolarSigmoid { get; } = Define(
        new ActivationInfo("bipolar_sigmoid")
        {
            Family = Sigmoids,
            Summary = "The sigmoid moved to lie between -1 and 1.",
            Strength = "Zero-centred, unlike the sigmoid.",
            Weakness = "Half as steep as tanh, and nothing else: it is tanh(x/2).",
            Use = "Older textbooks and code.",
            Source = "Fausett 1994, Fundamentals of Neural Networks",
        },
        x => Tanh(x / 2));

    /// <summary>Softsign, <c>x / (1 + |x|)</c>.</summary>
    public static ElementwiseActivation Softsign { get; } = Define(
        new ActivationInfo("softsign")
        {
            Family = Sigmoids,
            Aliases = ["soft_sign"],
            Presets = ["torch,keras,mlx,tf:softsign", "jax:soft_sign", "onnx,burn:Softsign"],
            Summary = "Goes from -1 to 1 like tanh, but approaches its ends as slowly as 1/x.",
            Strength = "Needs no exponential, and saturates later than tanh.",
            Weakness = "Shrinks signals even near 0, since its slope falls off at once.",
            Use = "A gentle replacement of tanh in shallow networks.",
            Source = "Bergstra, Desjardins, Lamblin & Bengio 2009, Université de Montréal TR 1337; Elliott 1993",
        },
        x => x / (1 + Abs(x)));

    /// <summary>Elliott, <c>x / (2 * (1 + |x|)) + 1/2</c>.</summary>
    public static ElementwiseActivation Elliott { get; } = Define(
        new ActivationInfo("elliott")
        {
            Family = Sigmoids,
            Summary = "A softsign moved to lie between 0 and 1.",
            Strength = "A sigmoid without an exponential.",
            Weakness = "Approaches its ends slowly, so outputs are never confident.",
            Use = "Sigmoid layers on hardware without exponentials.",
            Source = "Elliott 1993, University of Maryland TR 93-8",
        },
        x => (0.5 * x / (1 + Abs(x))) + 0.5);

    /// <summary>Arc tangent, <c>atan(x)</c>.</summary>
    public static ElementwiseActivation Arctan { get; } = Define(
        new ActivationInfo("arctan")
        {
            Family = Sigmoids,
            Aliases = ["atan"],
            Presets = ["torch:atan", "onnx:Atan"],
            Summary = "An odd curve that levels off at ±pi/2.",
            Strength = "Saturates more gently than tanh, with slope 1 at 0.",
            Weakness = "Never quite settles, and its gradient falls as 1/x^2.",
            Use = "Small regression networks.",
            Source = "Kunc & Kléma 2024, arXiv:2402.09092",
        },
        x => Atan(x));

    /// <summary>Inverse square root unit, <c>x / sqrt(1 + alpha * x^2)</c>.</summary>
    public static ElementwiseActivation Isru { get; } = Define(
        new ActivationInfo("isru")
        {
            Family = Sigmoids,
            Domains = Domain(("alpha", Positive)),
            Summary = "An odd curve between ±1/sqrt(alpha), from a root alone.",
            Strength = "A root costs less than an exponential on most processors.",
            Weakness = "Saturates like tanh, so gradients vanish far out.",
            Use = "Recurrent networks, in place of tanh.",
            Source = "Carlile, Delamarter, Kinney, Marti & Whitney 2017, arXiv:1710.09967",
        },
        x => x / Hypot(1, Sqrt(Fixed("alpha", 1)) * x));

    /// <summary>Root sigmoid, <c>x / (1 + sqrt(1 + x^2))</c>.</summary>
    public static ElementwiseActivation Rootsig { get; } = Define(
        new ActivationInfo("rootsig")
        {
            Family = Sigmoids,
            Summary = "A bounded odd curve from one root.",
            Strength = "Smooth everywhere, unlike softsign, at about the same cost.",
            Weakness = "Slope of at most 1/2, so stacks of it shrink signals.",
            Use = "A smooth replacement of softsign.",
            Source = "Duch & Jankowski 1999, Neural Computing Surveys 2",
        },
        x => x / (1 + Hypot(1, x)));

    /// <summary>Square non-linearity, <c>x - sign(x) * x^2 / 4</c> on [-2, 2], else <c>sign(x)</c>.</summary>
    public static ElementwiseActivation Sqnl { get; } = Define(
        new ActivationInfo("sqnl")
        {
            Family = Sigmoids,
            Summary = "Two parabolas that meet in a soft tanh.",
            Strength = "Only products, yet the slope has no jump.",
            Weakness = "Exactly flat beyond ±2.",
            Use = "Networks on microcontrollers.",
            Source = "Wuraola & Patel 2018, IJCNN",
        },
        x => Where(Abs(x) > 2, Sign(x), x - (0.25 * x * Abs(x))));

    /// <summary>Error function, <c>erf(x)</c>.</summary>
    public static ElementwiseActivation ErfFunction { get; } = Define(
        new ActivationInfo("erf")
        {
            Family = Sigmoids,
            Presets = ["torch:erf", "onnx:Erf"],
            Summary = "The error function: a sigmoid with normal tails.",
            Strength = "Closed forms for its Gaussian averages make theory exact.",
            Weakness = "Saturates faster than tanh.",
            Use = "Theory of wide networks.",
            Source = "Williams 1997, NIPS 9",
        },
        x => Erf(x));

    /// <summary>Normal distribution function of x.</summary>
    public static ElementwiseActivation NormalCdf { get; } = Define(
        new ActivationInfo("normal_cdf")
        {
            Family = Sigmoids,
            Aliases = ["probit_link", "ndtr"],
            Presets = ["torch:ndtr"],
            Summary = "How likely a normal number is to lie below x.",
            Strength = "The probit link: its outputs are probabilities under normal noise.",
            Weakness = "Saturates faster than the sigmoid.",
            Use = "Probit outputs.",
            Source = "Bliss 1934, doi:10.1126/science.79.2037.38",
        },
        x => NormalCdf(x));

    /// <summary>Laplace attention function, <c>(1 + erf((x - mu) / (sigma * sqrt(2)))) / 2</c>.</summary>
    public static ElementwiseActivation LaplaceFunction { get; } = Define(
        new ActivationInfo("laplace")
        {
            Family = Sigmoids,
            Presets = ["hf:laplace"],
            Domains = Domain(("sigma", Positive)),
            Summary = "A normal distribution function placed to look like relu(x)^2 between 0 and 1.",
            Strength = "Bounded in value and slope where the squared ReLU is not.",
            Weakness = "Not centred, and needs an error function.",
            Use = "Attention of the MEGA model, in place of softmax.",
            Source = "Ma et al. 2022, arXiv:2209.10655",
        },
        x => NormalCdf((x - Fixed("mu", Math.Sqrt(0.5))) / Fixed("sigma", 0.28209479177387814)));

    /// <summary>Log-log, <c>exp(-exp(-x))</c>.</summary>
    /// <remarks>Below -20 the value is 0 in any precision; the bound keeps the slope from overflowing.</remarks>
    public static ElementwiseActivation Loglog { get; } = Define(
        new ActivationInfo("loglog")
        {
            Family = Sigmoids,
            Summary = "A lopsided sigmoid: falls off steeply on the left, slowly on the right.",
            Strength = "Fits probabilities that approach 0 and 1 at different speeds.",
            Weakness = "Its slope vanishes doubly fast on the left.",
            Use = "Outputs for rare events.",
            Source = "Gomes, Ludermir & Lima 2011, doi:10.1007/s00521-010-0407-3",
        },
        x => Exp(-Exp(-Max(x, -20))));

    /// <summary>Complementary log-log, <c>1 - exp(-exp(x))</c>.</summary>
    public static ElementwiseActivation Cloglog { get; } = Define(
        new ActivationInfo("cloglog")
        {
            Family = Sigmoids,
            Summary = "The mirror image of log-log: falls off slowly on the left, steeply on the right.",
            Strength = "The chance of at least one event of a Poisson rate exp(x).",
            Weakness = "Its slope vanishes doubly fast on the right.",
            Use = "Outputs for rates and survival.",
            Source = "Gomes, Ludermir & Lima 2011, doi:10.1007/s00521-010-0407-3",
        },
        x => -Expm1(-Exp(Min(x, 20))));

    /// <summary>Sparse sigmoid, <c>clamp((x + 1) / 2, 0, 1)</c>.</summary>
    public static ElementwiseActivation SparseSigmoid { get; } = Define(
        new ActivationInfo("sparse_sigmoid")
        {
            Family = Sigmoids,
            Presets = ["keras,jax:sparse_sigmoid"],
            OnnxNode = "HardSigmoid(alpha=0.5, beta=0.5)",
            Summary = "A straight ramp from 0 to 1: the slope of sparse plus.",
            Strength = "Gives exact zeros and ones.",
            Weakness = "No gradient outside ±1.",
            Use = "Gates that should close fully.",
            Source = "Blondel, Martins & Niculae 2020, arXiv:1901.02324",
        },
        x => Clamp((x + 1) / 2, 0, 1));

    /// <summary>Soft clipping, <c>log((1 + exp(alpha * x)) / (1 + exp(alpha * (x - 1)))) / alpha</c>.</summary>
    /// <remarks>Above 1/2 as 1 less the value at 1 - x, which does not cancel.</remarks>
    public static ElementwiseActivation SoftClipping { get; } = Define(
        new ActivationInfo("soft_clipping")
        {
            Family = Sigmoids,
            Aliases = ["soft_clip"],
            Domains = Domain(("alpha", Positive)),
            Summary = "The line x from 0 to 1 with rounded ends.",
            Strength = "A bounded output that is straight in between.",
            Weakness = "No gradient far outside.",
            Use = "Physical outputs that are confined to an interval.",
            Source = "Klimek & Perelstein 2020, arXiv:1810.11509",
        },
        x => Where(x > 0.5, 1 - SoftClipOf(1 - x), SoftClipOf(x)));

    /// <summary>Hexpo, <c>a * (1 - exp(-x / b))</c> where positive, else <c>c * (exp(x / d) - 1)</c>.</summary>
    public static ElementwiseActivation Hexpo { get; } = Define(
        new ActivationInfo("hexpo")
        {
            Family = Sigmoids,
            Domains = Domain(("a", Positive), ("b", Positive), ("c", Positive), ("d", Positive)),
            Summary = "Two exponentials that meet at 0, each side with its own height and width.",
            Strength = "Keeps a larger slope than tanh where it matters, and both ends can be set.",
            Weakness = "Four constants to choose.",
            Use = "Image classifiers in place of tanh.",
            Source = "Kong & Takatsuka 2017, IJCNN",
        },
        x => Where(x > 0, -(Fixed("a", 1) * Expm1(-(x / Fixed("b", 1)))), Fixed("c", 1) * Expm1(x / Fixed("d", 1))));

    /// <summary>Richards' curve, <c>(1 + exp(-beta * x))^-alpha</c>, both learned.</summary>
    public static ElementwiseActivation Richards { get; } = Define(
        new ActivationInfo("richards")
        {
            Family = Sigmoids,
            Domains = Domain(("alpha", Positive), ("beta", Positive)),
            Summary = "A sigmoid raised to a power: a growth curve.",
            Strength = "Sets steepness and lopsidedness apart.",
            Weakness = "Never negative, and its slopes are small.",
            Use = "Outputs between 0 and 1 that rise unevenly.",
            Source = "Richards 1959, doi:10.1093/jxb/10.2.290",
        },
        x => Exp(Learned("alpha", 0.5) * LogSigmoid(Learned("beta", 1) * x)));
}
