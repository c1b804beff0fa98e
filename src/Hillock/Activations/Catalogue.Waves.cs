using Hillock.Formulas;
using static Hillock.Activations.Domains;
using static Hillock.Formulas.Functions;

namespace Hillock.Activations;

/// <content>Periodic functions, and bumps that vanish on both sides.</content>
public static partial class Catalogue
{
    private const string Waves = "Waves and bells";

    // sin(u) / u; near 0 a polynomial (Chebyshev, off by 4e-16), since the slope of the quotient cancels there.
    private static Formula SincOf(Formula u) => SincOf(u, Sin(u));

    private static Formula SincOf(Formula u, Formula sine) => Where(
        Abs(u) < 1,
        Series(
            Pow(u, 2), 1, -0.1666666666666663, 0.008333333333306742, -0.00019841269810238774, 2.7557305976811014e-06, -2.5049550897750936e-08,
            1.5831203404204468e-10),
        sine / u);

    internal static Formula Series(Formula square, params double[] coefficients) =>
        coefficients.Reverse().Skip(1).Aggregate((Formula)coefficients[^1], (sum, c) => c + (square * sum));

    /// <summary>Sine, <c>sin(omega * x)</c>.</summary>
    public static ElementwiseActivation Sine { get; } = Define(
        new ActivationInfo("sine")
        {
            Family = Waves,
            Aliases = ["sin_wave"],
            Presets = ["torch:sin", "onnx:Sin"],
            ParameterAliases = new Dictionary<string, string> { ["w0"] = "omega", ["omega_0"] = "omega" },
            Domains = Domain(("omega", Positive)),
            Summary = "A sine wave.",
            Strength = "Its derivatives are sines again, so a network fits a signal and its slopes at once.",
            Weakness = "Many local minima; needs its own initialisation.",
            Use = "Images, sounds and fields as functions of position.",
            Source = "Sitzmann, Martel, Bergman, Lindell & Wetzstein 2020, arXiv:2006.09661",
        },
        x => Sin(Fixed("omega", 1) * x));

    /// <summary>SIREN first layer, <c>sin(omega * x)</c> with omega = 30.</summary>
    public static ElementwiseActivation Siren { get; } = Define(
        new ActivationInfo("siren")
        {
            Family = Waves,
            ParameterAliases = new Dictionary<string, string> { ["w0"] = "omega", ["omega_0"] = "omega" },
            Domains = Domain(("omega", Positive)),
            Summary = "A sine fast enough to span several periods over coordinates in [-1, 1].",
            Strength = "Reaches high frequencies at once.",
            Weakness = "Only for inputs in [-1, 1] and weights drawn for it.",
            Use = "First layer of networks of position.",
            Source = "Sitzmann, Martel, Bergman, Lindell & Wetzstein 2020, arXiv:2006.09661",
        },
        x => Sin(Fixed("omega", 30) * x));

    /// <summary>Cosine, <c>cos(x)</c>.</summary>
    public static ElementwiseActivation Cosine { get; } = Define(
        new ActivationInfo("cosine")
        {
            Family = Waves,
            Presets = ["torch:cos", "onnx:Cos"],
            Summary = "A cosine wave.",
            Strength = "Random cosines approximate any shift-invariant kernel.",
            Weakness = "Even and periodic: many inputs share an output.",
            Use = "Random feature layers.",
            Source = "Rahimi & Recht 2007, NIPS 20",
        },
        x => Cos(x));

    /// <summary>Growing cosine unit, <c>x * cos(x)</c>.</summary>
    public static ElementwiseActivation Gcu { get; } = Define(
        new ActivationInfo("gcu")
        {
            Family = Waves,
            Aliases = ["growing_cosine"],
            Summary = "A wave that grows with its input.",
            Strength = "A single unit solves XOR; its slope does not vanish.",
            Weakness = "Unbounded oscillation: large inputs make chaos.",
            Use = "Small convolutional networks.",
            Source = "Noel, Trivedi & Dutta 2021, arXiv:2108.12943",
        },
        x => x * Cos(x));

    /// <summary>Decaying sine unit, <c>pi/2 * (sinc(x - pi) - sinc(x + pi))</c>.</summary>
    /// <remarks>Both sines are <c>-sin(x)</c>; far out the two quotients are written as one, since they cancel.</remarks>
    public static ElementwiseActivation Dsu { get; } = Define(
        new ActivationInfo("dsu")
        {
            Family = Waves,
            Summary = "A wave that dies out on both sides.",
            Strength = "Bounded, odd, and with several zeros.",
            Weakness = "Flat far out.",
            Use = "Small convolutional networks.",
            Source = "Noel, Trivedi & Dutta 2021, arXiv:2108.12943",
        },
        x => Where(
            Abs(x) < 6,
            Math.PI / 2 * (SincOf(x - Math.PI, -Sin(x)) - SincOf(x + Math.PI, -Sin(x))),
            -(Pow(Math.PI / x, 2) * Sin(x) / (1 - Pow(Math.PI / x, 2)))));

    /// <summary>Snake, <c>x + sin(a * x)^2 / a</c>.</summary>
    public static ElementwiseActivation Snake { get; } = Define(
        new ActivationInfo("snake")
        {
            Family = Waves,
            Presets = ["tfa:snake"],
            ParameterAliases = new Dictionary<string, string> { ["frequency"] = "a", ["alpha"] = "a" },
            Domains = Domain(("a", Positive)),
            Summary = "The line x with a wave on it.",
            Strength = "Fits periodic data and carries the period on.",
            Weakness = "A flat spot in every period.",
            Use = "Sound synthesis, time series.",
            Source = "Ziyin, Hartwig & Ueda 2020, arXiv:2006.08195",
        },
        x => x + (Pow(Sin(Fixed("a", 1) * x), 2) / Fixed("a", 1)));

    /// <summary>Snake with a learned frequency and height, <c>x + sin(alpha * x)^2 / beta</c>.</summary>
    public static ElementwiseActivation SnakeBeta { get; } = Define(
        new ActivationInfo("snake_beta")
        {
            Family = Waves,
            Domains = Domain(("beta", Positive)),
            Summary = "A snake that learns how fast and how high its wave is.",
            Strength = "Fits voices of any pitch.",
            Weakness = "Needs low-pass filtering against aliasing.",
            Use = "Vocoders.",
            Source = "Lee, Ping, Ginsburg, Catanzaro & Yoon 2022, arXiv:2206.04658",
        },
        x => x + (Pow(Sin(LearnedPerChannel("alpha", 1) * x), 2) / LearnedPerChannel("beta", 1)));

    /// <summary>Cardinal sine, <c>sin(x) / x</c>.</summary>
    /// <remarks>Near 0 a series of seven terms, exact in float64.</remarks>
    public static ElementwiseActivation Sinc { get; } = Define(
        new ActivationInfo("sinc")
        {
            Family = Waves,
            Summary = "A wave that dies out like 1/x.",
            Strength = "A low-pass filter as an activation.",
            Weakness = "Flat at 0 and far out.",
            Use = "Signal processing networks.",
            Source = "Kunc & Kléma 2024, arXiv:2402.09092",
        },
        x => SincOf(x));

    /// <summary>Normalised cardinal sine, <c>sin(pi * x) / (pi * x)</c>.</summary>
    public static ElementwiseActivation SincPi { get; } = Define(
        new ActivationInfo("sinc_pi")
        {
            Family = Waves,
            Aliases = ["normalized_sinc"],
            Presets = ["torch:sinc"],
            Summary = "A cardinal sine with its zeros at the whole numbers.",
            Strength = "What torch.sinc and numpy.sinc compute.",
            Weakness = "Flat at 0 and far out.",
            Use = "Signal processing networks.",
            Source = "PyTorch documentation, torch.sinc",
        },
        x => SincOf(Math.PI * x));

    /// <summary>Gaussian, <c>exp(-x^2)</c>.</summary>
    public static ElementwiseActivation Gaussian { get; } = Define(
        new ActivationInfo("gaussian")
        {
            Family = Waves,
            Aliases = ["rbf", "bell"],
            Summary = "A bell.",
            Strength = "Answers only near its centre, so each unit owns a region.",
            Weakness = "Flat elsewhere; needs centres near the data.",
            Use = "Radial basis networks, networks of position.",
            Source = "Broomhead & Lowe 1988, Complex Systems 2",
        },
        x => Exp(-Pow(x, 2)));

    /// <summary>Ricker wavelet, <c>(1 - x^2) * exp(-x^2 / 2)</c>.</summary>
    public static ElementwiseActivation MexicanHat { get; } = Define(
        new ActivationInfo("mexican_hat")
        {
            Family = Waves,
            Aliases = ["ricker"],
            Summary = "A bell with a moat: the second derivative of a Gaussian.",
            Strength = "Localised, with mean 0 over the line.",
            Weakness = "Flat far out.",
            Use = "Wavelet networks.",
            Source = "Zhang & Benveniste 1992, doi:10.1109/72.165591",
        },
        x => (1 - Pow(x, 2)) * Exp(-0.5 * Pow(x, 2)));

    /// <summary>Morlet wavelet, <c>cos(1.75 * x) * exp(-x^2 / 2)</c>.</summary>
    public static ElementwiseActivation Morlet { get; } = Define(
        new ActivationInfo("morlet")
        {
            Family = Waves,
            Summary = "A wave under a bell.",
            Strength = "Localised in place and frequency.",
            Weakness = "Flat far out.",
            Use = "Wavelet networks.",
            Source = "Zhang & Benveniste 1992, doi:10.1109/72.165591",
        },
        x => Cos(1.75 * x) * Exp(-0.5 * Pow(x, 2)));

    /// <summary>Inverse multiquadric, <c>1 / sqrt(x^2 + c^2)</c>.</summary>
    public static ElementwiseActivation InverseMultiquadric { get; } = Define(
        new ActivationInfo("inverse_multiquadric")
        {
            Family = Waves,
            Domains = Domain(("c", Positive)),
            Summary = "A bell with slow tails.",
            Strength = "Never quite flat, unlike the Gaussian.",
            Weakness = "Never quite local either.",
            Use = "Radial basis networks.",
            Source = "Hardy 1971, doi:10.1029/JB076i008p01905",
        },
        x => 1 / Hypot(x, Fixed("c", 1)));
}
