using static Hillock.Activations.Domains;
using static Hillock.Formulas.Functions;

namespace Hillock.Activations;

/// <content>The input times a squashed softplus or exponential of itself.</content>
public static partial class Catalogue
{
    private const string Mishes = "Mishes";

    /// <summary>Mish, <c>x * tanh(softplus(x))</c>.</summary>
    public static ElementwiseActivation Mish { get; } = Define(
        new ActivationInfo("mish")
        {
            Family = Mishes,
            Presets = ["torch,keras,jax,mlx,tfa,timm,hf:mish", "onnx,burn,candle:Mish"],
            Summary = "The input times the tanh of its softplus: close to Swish, with a deeper dip.",
            Strength = "Smooth, and shrinks signals a little less than Swish.",
            Weakness = "The dearest of the common ones: an exponential, a logarithm and a tanh.",
            Use = "Object detectors of the YOLO line.",
            Source = "Misra 2019, arXiv:1908.08681",
        },
        x => x * Tanh(Softplus(x)));

    /// <summary>TanhExp, <c>x * tanh(exp(x))</c>.</summary>
    /// <remarks>Above 20 the tanh is 1 in any precision; the bound keeps the slope from overflowing.</remarks>
    public static ElementwiseActivation Tanhexp { get; } = Define(
        new ActivationInfo("tanhexp")
        {
            Family = Mishes,
            Aliases = ["telu"],
            Summary = "The input times the tanh of its exponential.",
            Strength = "Nearly linear on the right, and cheaper than Mish.",
            Weakness = "An exponential and a tanh for each input.",
            Use = "Deep networks for images; known as TeLU too.",
            Source = "Liu & Di 2020, arXiv:2003.09855; Fernandez & Mali 2024, arXiv:2412.20269",
        },
        x => x * Tanh(Exp(Min(x, 20))));

    /// <summary>Tanh of an ELU, <c>x * tanh(elu(alpha * x))</c>.</summary>
    public static ElementwiseActivation TeluElu { get; } = Define(
        new ActivationInfo("telu_elu")
        {
            Family = Mishes,
            Domains = Domain(("alpha", Positive)),
            Summary = "The input times the tanh of its ELU.",
            Strength = "Positive on both sides, with a learned steepness.",
            Weakness = "Grows on both sides, so signs are lost.",
            Use = "Experiments; another function that is called TeLU.",
            Source = "Mercioni, Tat & Holban 2020, IEEE ICCP",
        },
        x => x * Tanh(Where(x > 0, Learned("alpha", 1) * x, Expm1(Learned("alpha", 1) * x))));

    /// <summary>Serf, <c>x * erf(softplus(x))</c>.</summary>
    public static ElementwiseActivation Serf { get; } = Define(
        new ActivationInfo("serf")
        {
            Family = Mishes,
            Summary = "The input times the error function of its softplus.",
            Strength = "Smooth, with a deeper dip than Mish.",
            Weakness = "Three functions an input.",
            Use = "Image and language models.",
            Source = "Nag, Bhattacharyya, Mukherjee & Kundu 2021, arXiv:2108.09598",
        },
        x => x * Erf(Softplus(x)));

    /// <summary>Phish, <c>x * tanh(gelu(x))</c>.</summary>
    public static ElementwiseActivation Phish { get; } = Define(
        new ActivationInfo("phish")
        {
            Family = Mishes,
            Summary = "The input times the tanh of its GELU.",
            Strength = "Smooth and never negative.",
            Weakness = "A small hump on the left, and two functions an input.",
            Use = "Image classifiers.",
            Source = "Naveen 2022, Phish: a novel hyper-optimizable activation function",
        },
        x => x * Tanh(x * NormalCdf(x)));

    /// <summary>LiSHT, <c>x * tanh(x)</c>.</summary>
    public static ElementwiseActivation Lisht { get; } = Define(
        new ActivationInfo("lisht")
        {
            Family = Mishes,
            Presets = ["tfa:lisht"],
            Summary = "An even curve: |x| with a parabola at the bottom.",
            Strength = "Uses both sides of its input, with a bounded slope.",
            Weakness = "Loses the sign, and its mean is far from 0.",
            Use = "Image and text classifiers.",
            Source = "Roy, Manna, Dubey & Chaudhuri 2019, arXiv:1901.05894",
        },
        x => x * Tanh(x));

    /// <summary>Soft modulus, <c>x * tanh(x / alpha)</c> with alpha = 0.01.</summary>
    public static ElementwiseActivation SoftModulus { get; } = Define(
        new ActivationInfo("soft_modulus")
        {
            Family = Mishes,
            Aliases = ["soft_modulus_t"],
            Domains = Domain(("alpha", Positive)),
            Summary = "|x| with a rounded bottom.",
            Strength = "As informative as |x|, with a slope everywhere.",
            Weakness = "Its curvature of 1/alpha at 0 is steep.",
            Use = "Speech and image networks.",
            Source = "Vallés-Pérez et al. 2023, arXiv:2301.01509",
        },
        x => x * Tanh(x / Fixed("alpha", 0.01)));

    /// <summary>TanhSoft-1, <c>tanh(alpha * x) * softplus(x)</c>, alpha learned.</summary>
    public static ElementwiseActivation Tanhsoft1 { get; } = Define(
        new ActivationInfo("tanhsoft1")
        {
            Family = Mishes,
            Aliases = ["tanhsoft_1"],
            Domains = Domain(("alpha", Positive)),
            Summary = "The softplus times a tanh.",
            Strength = "Smooth, linear on the right, 0 on the left.",
            Weakness = "Two functions an input.",
            Use = "Image classifiers.",
            Source = "Biswas, Kumar, Banerjee & Pandey 2020, arXiv:2009.03863",
        },
        x => Tanh(Learned("alpha", 0.87) * x) * Softplus(x));

    /// <summary>TanhSoft-2, <c>x * tanh(beta * exp(gamma * x))</c>, both learned.</summary>
    /// <remarks>The bound of 20 on the exponent changes no value and keeps the slope from overflowing.</remarks>
    public static ElementwiseActivation Tanhsoft2 { get; } = Define(
        new ActivationInfo("tanhsoft2")
        {
            Family = Mishes,
            Aliases = ["tanhsoft_2"],
            Domains = Domain(("beta", Positive), ("gamma", Positive)),
            Summary = "A TanhExp with two learned constants.",
            Strength = "Turns as sharply as the data want.",
            Weakness = "Two functions an input.",
            Use = "Image classifiers.",
            Source = "Biswas, Kumar, Banerjee & Pandey 2020, arXiv:2009.03863",
        },
        x => x * Tanh(Learned("beta", 0.6) * Exp(Min(Learned("gamma", 1) * x, 20))));

    /// <summary>ErfAct, <c>x * erf(alpha * exp(beta * x))</c>, both learned.</summary>
    /// <remarks>The bound of 20 on the exponent changes no value and keeps the slope from overflowing.</remarks>
    public static ElementwiseActivation Erfact { get; } = Define(
        new ActivationInfo("erfact")
        {
            Family = Mishes,
            Domains = Domain(("alpha", Positive), ("beta", Positive)),
            Summary = "The input times the error function of its exponential.",
            Strength = "Smooth, with two learned constants.",
            Weakness = "Two functions an input.",
            Use = "Image classifiers and detectors.",
            Source = "Biswas, Kumar, Banerjee & Pandey 2021, arXiv:2109.04386",
        },
        x => x * Erf(Learned("alpha", 0.75) * Exp(Min(Learned("beta", 0.75) * x, 20))));

    /// <summary>Parametric Serf, <c>x * erf(gamma * softplus(delta * x))</c>, both learned.</summary>
    public static ElementwiseActivation Pserf { get; } = Define(
        new ActivationInfo("pserf")
        {
            Family = Mishes,
            Domains = Domain(("gamma", Positive), ("delta", Positive)),
            Summary = "A Serf with two learned constants.",
            Strength = "Smooth, and turns as sharply as the data want.",
            Weakness = "Three functions an input.",
            Use = "Image classifiers and detectors.",
            Source = "Biswas, Kumar, Banerjee & Pandey 2021, arXiv:2109.04386",
        },
        x => x * Erf(Learned("gamma", 1) * Softplus(Learned("delta", 1.25) * x)));

    /// <summary>EIS-1, <c>x * softplus(x) / (x + 1.16 * exp(-x))</c>.</summary>
    /// <remarks>The bound of -80, where the value is 1e-67, keeps the exponential from overflowing.</remarks>
    public static ElementwiseActivation Eis1 { get; } = Define(
        new ActivationInfo("eis1")
        {
            Family = Mishes,
            Aliases = ["eis_1"],
            Summary = "A softplus divided by a rounded line, times the input.",
            Strength = "Smooth, close to Swish, with a narrower dip.",
            Weakness = "Two functions and a division an input.",
            Use = "Image classifiers.",
            Source = "Biswas, Kumar, Banerjee & Pandey 2020, arXiv:2009.13501",
        },
        x => x * (Softplus(x) / (Max(x, -80) + (1.16 * Exp(-Max(x, -80))))));

    /// <summary>EIS-2, <c>x * softplus(x) / sqrt(1 + x^2)</c>.</summary>
    public static ElementwiseActivation Eis2 { get; } = Define(
        new ActivationInfo("eis2")
        {
            Family = Mishes,
            Aliases = ["eis_2"],
            Summary = "A softplus times an odd bounded curve.",
            Strength = "Smooth, linear on the right, 0 on the left.",
            Weakness = "Two functions, a root and a division.",
            Use = "Image classifiers.",
            Source = "Biswas, Kumar, Banerjee & Pandey 2020, arXiv:2009.13501",
        },
        x => x / Hypot(1, x) * Softplus(x));
}
