using static Hillock.Activations.Domains;
using static Hillock.Formulas.Functions;

namespace Hillock.Activations;

/// <content>Rectifiers that learn their slopes, corners or heights.</content>
public static partial class Catalogue
{
    private const string LearnedRectifiers = "Learned rectifiers";

    // PyTorch and Flax name where the slope starts.
    private static Dictionary<string, string> StartNames => new(SlopeNames) { ["init"] = "alpha", ["negative_slope_init"] = "alpha" };

    /// <summary>Parametric ReLU, <c>max(0, x) + alpha * min(0, x)</c>, alpha learned.</summary>
    public static ElementwiseActivation Prelu { get; } = Define(
        new ActivationInfo("prelu")
        {
            Family = LearnedRectifiers,
            Aliases = ["parametric_relu"],
            Presets = ["torch,mlx,timm,hf:prelu(shared)", "onnx:PRelu", "burn:PRelu(shared)", "candle:PReLU(shared)", "keras_layer:PReLU(alpha=0)", "flax:PReLU(alpha=0.01, shared)"],
            ParameterAliases = StartNames,
            Summary = "A leaky ReLU that learns its negative slope, one a channel or one a layer.",
            Strength = "Finds the slope itself, for at most one extra parameter a channel.",
            Weakness = "Can overfit small data, and the slope must be kept out of weight decay.",
            Use = "Large image networks; a check of which slope a task wants.",
            Source = "He, Zhang, Ren & Sun 2015, arXiv:1502.01852",
        },
        x => Max(0, x) + (LearnedPerChannel("alpha", 0.25) * Min(0, x)));

    /// <summary>RPReLU, a PReLU with a learned corner <c>(gamma, zeta)</c>.</summary>
    public static ElementwiseActivation Rprelu { get; } = Define(
        new ActivationInfo("rprelu")
        {
            Family = LearnedRectifiers,
            Aliases = ["react_prelu"],
            Summary = "A PReLU that learns where its corner lies.",
            Strength = "Reshapes the distribution of each channel before the next sign function.",
            Weakness = "Three parameters a channel.",
            Use = "Binarised networks.",
            Source = "Liu, Shen, Savvides & Cheng 2020, arXiv:2003.03488",
        },
        x => Where(x > LearnedPerChannel("gamma", 0), x - LearnedPerChannel("gamma", 0), LearnedPerChannel("beta", 0.25) * (x - LearnedPerChannel("gamma", 0))) + LearnedPerChannel("zeta", 0));

    /// <summary>S-shaped ReLU: <c>x</c> between two thresholds, learned lines beyond.</summary>
    public static ElementwiseActivation Srelu { get; } = Define(
        new ActivationInfo("srelu")
        {
            Family = LearnedRectifiers,
            Aliases = ["s_shaped_relu"],
            Summary = "Three learned straight pieces.",
            Strength = "Can become convex or concave, as the data want.",
            Weakness = "Four parameters a channel, and sensitive to their start.",
            Use = "Convolutional networks.",
            Source = "Jin, Xu, Feng, Wei, Xiong & Yan 2016, arXiv:1512.07030",
        },
        x => Where(x >= LearnedPerChannel("t_r", 2.5), LearnedPerChannel("t_r", 2.5) + (LearnedPerChannel("a_r", 1) * (x - LearnedPerChannel("t_r", 2.5))), Where(x > LearnedPerChannel("t_l", 0), x, LearnedPerChannel("t_l", 0) + (LearnedPerChannel("a_l", 0.5) * (x - LearnedPerChannel("t_l", 0))))));

    /// <summary>Flexible ReLU, <c>max(0, x) + b</c>, b learned.</summary>
    public static ElementwiseActivation Frelu { get; } = Define(
        new ActivationInfo("frelu")
        {
            Family = LearnedRectifiers,
            Aliases = ["flexible_relu"],
            Summary = "A ReLU that learns how far to shift its output.",
            Strength = "Lets negative values through for one addition.",
            Weakness = "Still dead on the left.",
            Use = "Convolutional networks, where means should stay near 0.",
            Source = "Qiu, Xu & Cai 2018, arXiv:1706.08098",
        },
        x => Max(0, x) + LearnedPerChannel("b", -1));

    /// <summary>ISONet SReLU, <c>max(x, b)</c> written <c>max(0, x - b) + b</c>, b learned.</summary>
    public static ElementwiseActivation IsonetSrelu { get; } = Define(
        new ActivationInfo("isonet_srelu")
        {
            Family = LearnedRectifiers,
            Summary = "A ReLU whose corner moves along the diagonal.",
            Strength = "Starts nearly linear, which keeps very deep networks isometric.",
            Weakness = "Flat left of its corner.",
            Use = "Networks without normalisation or skips.",
            Source = "Qi, You, Wang, Ma & Malik 2020, arXiv:2006.16992",
        },
        x => Max(0, x - LearnedPerChannel("b", -1)) + LearnedPerChannel("b", -1));

    /// <summary>Attention ReLU, <c>(1 + sigmoid(beta)) * x</c> where positive, else <c>clamp(alpha, 0.01, 0.99) * x</c>.</summary>
    public static ElementwiseActivation Arelu { get; } = Define(
        new ActivationInfo("arelu")
        {
            Family = LearnedRectifiers,
            Summary = "A leaky ReLU that learns both slopes.",
            Strength = "Amplifies what is positive, so learning starts fast.",
            Weakness = "Its slope of almost 2 explodes deep stacks that are not scaled.",
            Use = "Small learning rates, transfer learning.",
            Source = "Chen, Li & Xu 2020, arXiv:2006.13858",
        },
        x => Where(x > 0, (1 + Sigmoid(Learned("beta", 2))) * x, Clamp(Learned("alpha", 0.9), 0.01, 0.99) * x));

    /// <summary>Leaky learnable ReLU, <c>alpha * x</c> where positive, else <c>0.01 * alpha * x</c>.</summary>
    public static ElementwiseActivation Lelelu { get; } = Define(
        new ActivationInfo("lelelu")
        {
            Family = LearnedRectifiers,
            Summary = "A leaky ReLU with a learned scale.",
            Strength = "One parameter sets how loud the layer is.",
            Weakness = "The next layer's weights could do the same.",
            Use = "Small convolutional networks.",
            Source = "Maniatopoulos & Mitianoudis 2021, Information 12(12)",
        },
        x => Learned("alpha", 1) * Where(x > 0, x, 0.01 * x));

    /// <summary>Thresholded linear unit, <c>max(x, tau)</c>, tau learned.</summary>
    public static ElementwiseActivation Tlu { get; } = Define(
        new ActivationInfo("tlu")
        {
            Family = LearnedRectifiers,
            Aliases = ["frn_tlu"],
            Presets = ["tfa:TLU"],
            Summary = "A ReLU that learns where to cut.",
            Strength = "Undoes the shift that filter response normalisation leaves.",
            Weakness = "Flat below the threshold.",
            Use = "After filter response normalisation.",
            Source = "Singh & Krishnan 2019, arXiv:1911.09737",
        },
        x => Max(x, LearnedPerChannel("tau", 0)));

    /// <summary>Affine thresholded linear unit, <c>max(x, alpha * x + tau)</c>.</summary>
    public static ElementwiseActivation TluAffine { get; } = Define(
        new ActivationInfo("tlu_affine")
        {
            Family = LearnedRectifiers,
            Summary = "A learned threshold with a learned slope below it.",
            Strength = "Cannot die once alpha has moved.",
            Weakness = "Two parameters a channel.",
            Use = "After filter response normalisation.",
            Source = "Singh & Krishnan 2019, arXiv:1911.09737",
        },
        x => Max((LearnedPerChannel("alpha", 0) * x) + LearnedPerChannel("tau", 0), x));

    /// <summary>Adaptive piecewise linear unit, <c>max(0, x) + a * max(0, b - x)</c>.</summary>
    public static ElementwiseActivation Apl { get; } = Define(
        new ActivationInfo("apl")
        {
            Family = LearnedRectifiers,
            Summary = "A ReLU and one learned hinge.",
            Strength = "Becomes leaky, folded or bent, as the data want.",
            Weakness = "The hinge can grow without limit on the left.",
            Use = "Image and physics tasks.",
            Source = "Agostinelli, Hoffman, Sadowski & Baldi 2014, arXiv:1412.6830",
        },
        x => Max(0, x) + (LearnedPerChannel("a", 0.2) * Max(0, LearnedPerChannel("b", 0.5) - x)));

    /// <summary>ACON-C, <c>(p1 - p2) * x * sigmoid(beta * (p1 - p2) * x) + p2 * x</c>, all learned.</summary>
    /// <remarks>Starts as Swish, p1 = 1 and p2 = 0, where the authors draw both from a normal distribution.</remarks>
    public static ElementwiseActivation AconC { get; } = Define(
        new ActivationInfo("acon_c")
        {
            Family = LearnedRectifiers,
            Aliases = ["acon"],
            Summary = "A smooth maximum of two learned lines.",
            Strength = "Learns whether to be linear or to bend, channel by channel.",
            Weakness = "Three parameters a channel; the authors draw the first two at random.",
            Use = "Image networks.",
            Source = "Ma, Zhang, Liu & Sun 2021, arXiv:2009.04759",
        },
        x => ((LearnedPerChannel("p1", 1) - LearnedPerChannel("p2", 0)) * x * Sigmoid(LearnedPerChannel("beta", 1) * ((LearnedPerChannel("p1", 1) - LearnedPerChannel("p2", 0)) * x))) + (LearnedPerChannel("p2", 0) * x));

    /// <summary>Smooth maximum unit, <c>((1 + alpha) * x + (1 - alpha) * x * erf(mu * (1 - alpha) * x)) / 2</c>.</summary>
    public static ElementwiseActivation Smu { get; } = Define(
        new ActivationInfo("smu")
        {
            Family = LearnedRectifiers,
            Domains = Domain(("alpha", Fraction), ("mu", Positive)),
            Summary = "A leaky ReLU whose corner is rounded by a learned amount.",
            Strength = "From leaky ReLU to GELU in one function.",
            Weakness = "Starts so sharp that its gradient by mu is almost 0.",
            Use = "Image networks.",
            Source = "Biswas, Kumar, Banerjee & Pandey 2021, arXiv:2111.04682",
        },
        x => 0.5 * (((1 + Fixed("alpha", 0.25)) * x) + ((1 - Fixed("alpha", 0.25)) * x * Erf(Learned("mu", 1e6) * ((1 - Fixed("alpha", 0.25)) * x)))));

    /// <summary>SMU-1, <c>((1 + alpha) * x + sqrt((1 - alpha)^2 * x^2 + mu^2)) / 2</c>.</summary>
    public static ElementwiseActivation Smu1 { get; } = Define(
        new ActivationInfo("smu1")
        {
            Family = LearnedRectifiers,
            Aliases = ["smu_1"],
            Domains = Domain(("alpha", Fraction), ("mu", Positive)),
            Summary = "A leaky ReLU rounded by a hyperbola.",
            Strength = "Only a root, where SMU needs an error function.",
            Weakness = "Starts so sharp that its gradient by mu is almost 0.",
            Use = "Image networks.",
            Source = "Biswas, Kumar, Banerjee & Pandey 2021, arXiv:2111.04682",
        },
        x => 0.5 * (((1 + Fixed("alpha", 0.25)) * x) + Hypot((1 - Fixed("alpha", 0.25)) * x, Learned("mu", 4.352665993287951e-9))));
}
