using static Hillock.Activations.Domains;
using static Hillock.Formulas.Functions;

namespace Hillock.Activations;

/// <content>Smooth curves that hug the rectifier.</content>
public static partial class Catalogue
{
    private const string Softpluses = "Softpluses";

    /// <summary>Softplus, <c>log(1 + exp(beta * x)) / beta</c>.</summary>
    public static ElementwiseActivation Softplus { get; } = Define(
        new ActivationInfo("softplus")
        {
            Family = Softpluses,
            Aliases = ["soft_plus"],
            Presets = ["torch,keras,jax,mlx,tf:softplus", "onnx,burn:Softplus"],
            Domains = Domain(("beta", Positive)),
            Summary = "A smooth curve that hugs ReLU from above.",
            Strength = "Positive and smooth everywhere, with the sigmoid as its derivative.",
            Weakness = "Never near 0 on average: the mean drifts up from layer to layer.",
            Use = "Outputs that must be positive, such as variances and rates.",
            Source = "Dugas, Bengio, Bélisle, Nadeau & Garcia 2000, NIPS 13",
        },
        x => Softplus(Fixed("beta", 1) * x) / Fixed("beta", 1));

    /// <summary>Log-sigmoid, <c>-log(1 + exp(-x))</c>.</summary>
    public static ElementwiseActivation LogSigmoidUnit { get; } = Define(
        new ActivationInfo("log_sigmoid")
        {
            Family = Softpluses,
            Aliases = ["logsigmoid"],
            Presets = ["torch:logsigmoid", "keras,jax,mlx,tf:log_sigmoid", "burn:LogSigmoid"],
            Summary = "The logarithm of the sigmoid: a softplus turned round.",
            Strength = "Gives log-probabilities without underflow.",
            Weakness = "Never positive, so it is no hidden activation.",
            Use = "Losses on log-probabilities.",
            Source = "PyTorch documentation",
        },
        x => LogSigmoid(x));

    /// <summary>Shifted softplus, <c>log(1 + exp(x)) - log(2)</c>.</summary>
    public static ElementwiseActivation ShiftedSoftplus { get; } = Define(
        new ActivationInfo("shifted_softplus")
        {
            Family = Softpluses,
            Aliases = ["ssp"],
            Summary = "A softplus moved to pass through 0.",
            Strength = "Infinitely smooth, with f(0) = 0: forces derived from energies are smooth too.",
            Weakness = "Costs two functions an input.",
            Use = "Networks for molecules.",
            Source = "Schütt et al. 2017, arXiv:1706.08566",
        },
        x => Softplus(x) - Math.Log(2));

    /// <summary>Soft++, <c>log(1 + exp(k * x)) + x / c - log(2)</c>.</summary>
    public static ElementwiseActivation SoftPlusPlus { get; } = Define(
        new ActivationInfo("soft_plus_plus")
        {
            Family = Softpluses,
            Aliases = ["soft_pp"],
            Domains = Domain(("k", Positive), ("c", Positive)),
            Summary = "A softplus on top of a slanted line, through 0.",
            Strength = "Its gradient never vanishes on the left.",
            Weakness = "A slope above 1 on the right.",
            Use = "Deep plain networks.",
            Source = "Ciuparu, Nagy-Dăbâcan & Mureşan 2020, Neurocomputing 384",
        },
        x => Softplus(Fixed("k", 1) * x) + (x / Fixed("c", 2)) - Math.Log(2));

    /// <summary>Squareplus, <c>(x + sqrt(x^2 + b)) / 2</c>.</summary>
    /// <remarks>On the left written as <c>b / (2 * (sqrt(x^2 + b) - x))</c>, which does not cancel; at 0 as the line that touches, so that b = 0, a ReLU,
    /// has a value and the slope 1/2 there.</remarks>
    public static ElementwiseActivation Squareplus { get; } = Define(
        new ActivationInfo("squareplus")
        {
            Family = Softpluses,
            Presets = ["keras,jax:squareplus"],
            Domains = Domain(("b", NotNegative)),
            Summary = "A softplus from a root.",
            Strength = "No exponential, and b sets how round it is.",
            Weakness = "Approaches 0 slowly on the left, so nothing is ever sparse.",
            Use = "Shaders and other places where exponentials are dear.",
            Source = "Barron 2021, arXiv:2112.11687",
        },
        x => 0.5 * Where(x > 0, x + Hypot(x, Sqrt(Fixed("b", 4))), Where(x < 0, Fixed("b", 4) / (Hypot(x, Sqrt(Fixed("b", 4))) - x), x + Sqrt(Fixed("b", 4)))));

    /// <summary>Root of softplus, <c>sqrt(log(1 + exp(x)))</c>.</summary>
    /// <remarks>Below -40 it is <c>exp(x / 2)</c> to rounding, also where softplus is too small for a float32.</remarks>
    public static ElementwiseActivation SqrtSoftplus { get; } = Define(
        new ActivationInfo("sqrt_softplus")
        {
            Family = Softpluses,
            Presets = ["hf:sqrtsoftplus"],
            Summary = "A softplus under a root: positive, and growing ever more slowly.",
            Strength = "Scores of experts stay positive and close together, however large the input.",
            Weakness = "Never 0, and not a line on either side.",
            Use = "Routing of mixtures of experts.",
            Source = "Hugging Face transformers, activations.py; DeepSeek-V4",
        },
        x => Where(x < -40, Exp(0.5 * x), Sqrt(Softplus(Max(x, -40)))));

    /// <summary>Smooth ReLU, <c>(x + beta)^2 / (4 * beta)</c> within ±beta, ReLU outside.</summary>
    public static ElementwiseActivation Smelu { get; } = Define(
        new ActivationInfo("smelu")
        {
            Family = Softpluses,
            Domains = Domain(("beta", Positive)),
            Summary = "A ReLU whose corner is a parabola.",
            Strength = "Its smooth slope makes retrained models agree better.",
            Weakness = "Flat below -beta.",
            Use = "Recommendation models that must be reproducible.",
            Source = "Shamir, Lin & Coviello 2020, arXiv:2010.09931",
        },
        x => Where(x >= Fixed("beta", 1), x, Pow(Max(0, x + Fixed("beta", 1)), 2) / (4 * Fixed("beta", 1))));

    /// <summary>Sparse plus, <c>(x + 1)^2 / 4</c> within ±1, ReLU outside.</summary>
    public static ElementwiseActivation SparsePlus { get; } = Define(
        new ActivationInfo("sparse_plus")
        {
            Family = Softpluses,
            Presets = ["keras,jax:sparse_plus"],
            Summary = "The integral of the sparse sigmoid.",
            Strength = "Exact zeros, and a slope without jumps.",
            Weakness = "Flat below -1.",
            Use = "Sparse outputs that must not be negative.",
            Source = "Blondel, Martins & Niculae 2020, arXiv:1901.02324",
        },
        x => Where(x >= 1, x, Pow(Max(0, x + 1), 2) / 4));

    /// <summary>Multiquadric, <c>sqrt(x^2 + c^2)</c>.</summary>
    public static ElementwiseActivation Multiquadric { get; } = Define(
        new ActivationInfo("multiquadric")
        {
            Family = Softpluses,
            Domains = Domain(("c", Positive)),
            Summary = "|x| with a rounded bottom at height c.",
            Strength = "Smooth, even and cheap.",
            Weakness = "Loses the sign, and is never small.",
            Use = "Radial basis networks, interpolation.",
            Source = "Hardy 1971, doi:10.1029/JB076i008p01905",
        },
        x => Hypot(x, Fixed("c", 1)));

    /// <summary>Seagull, <c>log(1 + x^2)</c>.</summary>
    public static ElementwiseActivation Seagull { get; } = Define(
        new ActivationInfo("seagull")
        {
            Family = Softpluses,
            Summary = "An even curve that grows like a logarithm.",
            Strength = "Robust to outliers.",
            Weakness = "Loses the sign.",
            Use = "Networks that learn even functions.",
            Source = "Gao & Zhang 2020, arXiv:2011.11713",
        },
        x => Log1p(Pow(x, 2)));
}
