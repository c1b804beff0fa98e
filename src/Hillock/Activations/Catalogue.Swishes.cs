using static Hillock.Activations.Domains;
using static Hillock.Formulas.Functions;

namespace Hillock.Activations;

/// <content>The input times a sigmoid of itself, and what is built from it.</content>
public static partial class Catalogue
{
    private const string Swishes = "Swishes";

    /// <summary>Swish (SiLU when beta = 1), <c>x * sigmoid(beta * x)</c>.</summary>
    public static ElementwiseActivation Swish { get; } = Define(
        new ActivationInfo("swish")
        {
            Family = Swishes,
            Aliases = ["silu"],
            Presets = ["torch,keras,jax,mlx,tf,timm,hf:silu", "keras,jax,timm,hf,tf:swish", "onnx:Swish", "burn:SiLU", "candle:Silu", "candle:Swish"],
            ParameterAliases = new Dictionary<string, string> { ["alpha"] = "beta" },
            Summary = "The input times its own sigmoid: a smooth ReLU with a dip below 0.",
            Strength = "Smooth and self-gated; often a little better than ReLU in deep networks.",
            Weakness = "Costs an exponential, and makes signals smaller: plain deep stacks lose them unless weights make up for it.",
            Use = "Modern convolutional networks and language models.",
            Source = "Ramachandran, Zoph & Le 2017, arXiv:1710.05941; Elfwing, Uchibe & Doya 2018, arXiv:1702.03118",
        },
        x => x * Sigmoid(Fixed("beta", 1) * x));

    /// <summary>Swish with a learned steepness, <c>x * sigmoid(beta * x)</c>.</summary>
    public static ElementwiseActivation SwishLearned { get; } = Define(
        new ActivationInfo("swish_learned")
        {
            Family = Swishes,
            Aliases = ["swish_beta", "trainable_swish"],
            ParameterAliases = new Dictionary<string, string> { ["alpha"] = "beta" },
            Summary = "A Swish that learns how sharply it turns.",
            Strength = "Moves between a straight line (beta = 0) and ReLU (large beta).",
            Weakness = "The gain over beta = 1 is small.",
            Use = "Deep image networks.",
            Source = "Ramachandran, Zoph & Le 2017, arXiv:1710.05941",
        },
        x => x * Sigmoid(LearnedPerChannel("beta", 1) * x));

    /// <summary>Derivative of SiLU, <c>sigmoid(x) * (1 + x * sigmoid(-x))</c>.</summary>
    public static ElementwiseActivation DSilu { get; } = Define(
        new ActivationInfo("dsilu")
        {
            Family = Swishes,
            Aliases = ["dsil"],
            Summary = "A steeper sigmoid that overshoots both its ends.",
            Strength = "Learns faster than the sigmoid in small reinforcement learning tasks.",
            Weakness = "Not monotonic, and saturates.",
            Use = "Shallow value networks.",
            Source = "Elfwing, Uchibe & Doya 2018, arXiv:1702.03118",
        },
        x => Sigmoid(x) * (1 + (x * Sigmoid(-x))));

    /// <summary>E-swish, <c>beta * x * sigmoid(x)</c>.</summary>
    public static ElementwiseActivation ESwish { get; } = Define(
        new ActivationInfo("e_swish")
        {
            Family = Swishes,
            Domains = Domain(("beta", Positive)),
            Summary = "A Swish made larger by a constant.",
            Strength = "Its factor makes up for what Swish loses.",
            Weakness = "Too large a beta explodes in depth.",
            Use = "Image classifiers.",
            Source = "Alcaide 2018, arXiv:1801.07145",
        },
        x => Fixed("beta", 1.375) * x * Sigmoid(x));

    /// <summary>Flatten-T Swish, <c>x * sigmoid(x) + t</c> where positive, else <c>t</c>.</summary>
    public static ElementwiseActivation FlattenTSwish { get; } = Define(
        new ActivationInfo("flatten_t_swish")
        {
            Family = Swishes,
            Aliases = ["fts"],
            Summary = "A Swish on the right, a negative constant on the left.",
            Strength = "Sparse like ReLU, with a mean nearer to 0.",
            Weakness = "Dead on the left.",
            Use = "Fully connected classifiers.",
            Source = "Chieng, Wahid, Ong & Perla 2018, arXiv:1812.06247",
        },
        x => Where(x <= 0, 0, x * Sigmoid(x)) + Fixed("t", -0.2));

    /// <summary>Hard Swish, <c>x * clamp(x + 3, 0, 6) / 6</c>.</summary>
    public static ElementwiseActivation HardSwish { get; } = Define(
        new ActivationInfo("hard_swish")
        {
            Family = Swishes,
            Aliases = ["hardswish", "hard_silu"],
            Presets = ["torch,mlx,hf:hardswish", "candle:HardSwish", "keras,jax,timm:hard_swish", "keras,jax:hard_silu", "onnx,burn:HardSwish"],
            Summary = "A Swish whose sigmoid is three straight pieces.",
            Strength = "Nearly Swish without an exponential.",
            Weakness = "Kinks at ±3, and flat below.",
            Use = "Mobile networks.",
            Source = "Howard et al. 2019, arXiv:1905.02244",
        },
        x => x * Clamp(x + 3, 0, 6) / 6);

    /// <summary>Exponential linear sigmoid squashing, <c>x * sigmoid(x)</c> where positive, else <c>(exp(x) - 1) * sigmoid(x)</c>.</summary>
    public static ElementwiseActivation Elish { get; } = Define(
        new ActivationInfo("elish")
        {
            Family = Swishes,
            Summary = "Swish on the right, an ELU gated by a sigmoid on the left.",
            Strength = "Smooth slope, and the left side comes back to 0.",
            Weakness = "Costs two exponentials on the left.",
            Use = "Image classifiers; found by a genetic search.",
            Source = "Basirat & Roth 2018, arXiv:1808.00783",
        },
        x => Where(x > 0, x, Expm1(x)) * Sigmoid(x));

    /// <summary>Hard ELiSH, ELiSH with the ramp <c>clamp((x + 1) / 2, 0, 1)</c> for its sigmoid.</summary>
    public static ElementwiseActivation HardElish { get; } = Define(
        new ActivationInfo("hard_elish")
        {
            Family = Swishes,
            Summary = "ELiSH with a straight gate.",
            Strength = "One exponential less.",
            Weakness = "Kinks at ±1, and exactly flat below -1.",
            Use = "Image classifiers; found by a genetic search.",
            Source = "Basirat & Roth 2018, arXiv:1808.00783",
        },
        x => Where(x > 0, x, Expm1(x)) * Clamp((x + 1) / 2, 0, 1));

    /// <summary>Sinu-sigmoidal linear unit, <c>(x + a * sin(b * x)) * sigmoid(x)</c>, a and b learned.</summary>
    public static ElementwiseActivation Sinlu { get; } = Define(
        new ActivationInfo("sinlu")
        {
            Family = Swishes,
            Summary = "A Swish with a learned wave on it.",
            Strength = "The wave fits periodic parts of the data.",
            Weakness = "Not monotonic on the right.",
            Use = "Image classifiers.",
            Source = "Paul, Bandyopadhyay, Yoon, Geem & Sarkar 2022, Mathematics 10(3)",
        },
        x => (x + (Learned("a", 1) * Sin(Learned("b", 1) * x))) * Sigmoid(x));

    /// <summary>Collapsing linear unit, <c>x / (1 - x * exp(-(x + exp(x))))</c>.</summary>
    /// <remarks>On the left both sides of the fraction are multiplied by <c>exp(x + exp(x))</c>; above 4 the denominator is 1 in any precision: nothing overflows.</remarks>
    public static ElementwiseActivation Colu { get; } = Define(
        new ActivationInfo("colu")
        {
            Family = Swishes,
            Summary = "A smooth curve like Mish with a deeper dip.",
            Strength = "Smooth, and linear on the right within rounding.",
            Weakness = "Two exponentials and a division.",
            Use = "Deep image classifiers.",
            Source = "Vagerwal 2021, arXiv:2112.12078",
        },
        x => Where(x > 4, x, Where(x < 0, x * Exp(Min(x, 0) + Exp(Min(x, 0))) / (Exp(Min(x, 0) + Exp(Min(x, 0))) - x), x / (1 - (x * Exp(-(Min(x, 4) + Exp(Min(x, 4)))))))));

    /// <summary>Logish, <c>x * log(1 + sigmoid(x))</c>.</summary>
    public static ElementwiseActivation Logish { get; } = Define(
        new ActivationInfo("logish")
        {
            Family = Swishes,
            Summary = "The input times the logarithm of one plus its sigmoid.",
            Strength = "Smooth, with a gentler slope than Swish.",
            Weakness = "Slope of only log(2) on the right, so deep stacks lose signal.",
            Use = "Image classifiers.",
            Source = "Zhu, Zeng, Liu & Zhang 2021, doi:10.1016/j.neucom.2021.06.067",
        },
        x => x * Log1p(Sigmoid(x)));

    /// <summary>Smish, <c>alpha * x * tanh(log(1 + sigmoid(beta * x)))</c>.</summary>
    public static ElementwiseActivation Smish { get; } = Define(
        new ActivationInfo("smish")
        {
            Family = Swishes,
            Domains = Domain(("alpha", Positive), ("beta", Positive)),
            Summary = "A Logish with a tanh around its logarithm.",
            Strength = "Smooth and non-monotonic.",
            Weakness = "Three functions an input, and a slope of only 0.6 on the right.",
            Use = "Image classifiers.",
            Source = "Wang, Ren & Wang 2022, Electronics 11(4)",
        },
        x => Fixed("alpha", 1) * x * Tanh(Log1p(Sigmoid(Fixed("beta", 1) * x))));

    /// <summary>Gish, <c>x * log(2 - exp(-exp(x)))</c>.</summary>
    /// <remarks>Written with log1p and expm1, which do not cancel on the left; above 20 the double exponential is 0 in any precision.</remarks>
    public static ElementwiseActivation Gish { get; } = Define(
        new ActivationInfo("gish")
        {
            Family = Swishes,
            Summary = "The input times a logarithm of a double exponential.",
            Strength = "Smooth and non-monotonic.",
            Weakness = "Three functions an input, and a slope of only log(2) on the right.",
            Use = "Image classifiers.",
            Source = "Kaytan, Aydilek & Yeroğlu 2023, doi:10.1007/s00521-023-09035-5",
        },
        x => x * Log1p(-Expm1(-Exp(Min(x, 20)))));

    /// <summary>ARiA-2, <c>x * (1 + exp(-beta * x))^-alpha</c>.</summary>
    public static ElementwiseActivation Aria2 { get; } = Define(
        new ActivationInfo("aria2")
        {
            Family = Swishes,
            Domains = Domain(("alpha", Positive), ("beta", Positive)),
            Summary = "The input weighted by Richards' growth curve.",
            Strength = "Sets the depth and the width of its dip apart.",
            Weakness = "Two functions an input, and two constants to choose.",
            Use = "Image classifiers.",
            Source = "Patwardhan, Ingalhalikar & Walambe 2018, arXiv:1805.08878",
        },
        x => x * Exp(Fixed("alpha", 1.5) * LogSigmoid(Fixed("beta", 2) * x)));

    /// <summary>Hard Mish, <c>x / 2 * clamp(x + 2, 0, 2)</c>.</summary>
    public static ElementwiseActivation HardMish { get; } = Define(
        new ActivationInfo("hard_mish")
        {
            Family = Swishes,
            Aliases = ["hardmish"],
            Presets = ["timm:hard_mish"],
            Summary = "A Mish from a parabola and a line.",
            Strength = "Nearly Mish without any function call.",
            Weakness = "Kinks at -2 and 0, and flat below.",
            Use = "Mobile networks.",
            Source = "timm, after Misra 2019",
        },
        x => 0.5 * x * Clamp(x + 2, 0, 2));

    /// <summary>Swim, <c>x / 2 * (1 + k * x / sqrt(1 + x^2))</c>.</summary>
    public static ElementwiseActivation Swim { get; } = Define(
        new ActivationInfo("swim")
        {
            Family = Swishes,
            Domains = Domain(("k", Fraction)),
            Summary = "A Swish with a root for its sigmoid.",
            Strength = "No exponential, and gradients on the left never vanish.",
            Weakness = "Does not level off on the left.",
            Use = "Continuous control.",
            Source = "Abdool & Dear 2023, arXiv:2303.02640",
        },
        x => 0.5 * x * (1 + (Fixed("k", 0.5) * (x / Hypot(1, x)))));

    /// <summary>Bounded SiLU, <c>(x + alpha) * sigmoid(x) - alpha / 2</c>.</summary>
    /// <remarks>Written as <c>x * sigmoid(x) + alpha / 2 * tanh(x / 2)</c>, which does not cancel near 0.</remarks>
    public static ElementwiseActivation BoundedSilu { get; } = Define(
        new ActivationInfo("b_silu")
        {
            Family = Swishes,
            Aliases = ["bsilu"],
            Domains = Domain(("alpha", NotNegative)),
            Summary = "A SiLU whose left tail ends at -alpha / 2.",
            Strength = "Its slope stands in for that of ReLU, so that dead units come back.",
            Weakness = "Not monotonic, and its floor moves the mean.",
            Use = "Surrogate gradients of ReLU networks; image classifiers.",
            Source = "Horuz, Kasenbacher, Higuchi et al. 2025, arXiv:2505.22074",
        },
        x => (x * Sigmoid(x)) + (0.5 * Fixed("alpha", 1.67) * Tanh(0.5 * x)));

    /// <summary>SiLU with an expanded gate, <c>x * ((1 + 2 * alpha) * sigmoid(x) - alpha)</c>, alpha learned.</summary>
    /// <remarks>Written with <c>2 * sigmoid(x) - 1 = tanh(x / 2)</c>, which does not cancel.</remarks>
    public static ElementwiseActivation ExpandedSilu { get; } = Define(
        new ActivationInfo("xsilu")
        {
            Family = Swishes,
            Summary = "A SiLU whose gate learns to reach below 0 and above 1.",
            Strength = "One number a layer lets gradients through where the gate is shut.",
            Weakness = "Unbounded on both sides once alpha is not 0.",
            Use = "Feed-forward blocks of transformers.",
            Source = "Huang 2024, arXiv:2405.20768",
        },
        x => x * (Sigmoid(x) + (Learned("alpha", 0) * Tanh(0.5 * x))));
}
