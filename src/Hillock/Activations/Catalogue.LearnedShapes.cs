using static Hillock.Formulas.Functions;

namespace Hillock.Activations;

/// <content>Functions whose whole shape is learned.</content>
public static partial class Catalogue
{
    private const string LearnedShapes = "Learned shapes";

    /// <summary>Rational activation, a ratio of polynomials of degrees 3 and 2, all coefficients learned.</summary>
    /// <remarks>With the same square on both sides of the fraction its rounding cancels.</remarks>
    public static ElementwiseActivation Rational { get; } = Define(
        new ActivationInfo("rational")
        {
            Family = LearnedShapes,
            Summary = "A learned ratio of polynomials that starts close to ReLU near 0.",
            Strength = "Can become almost any smooth shape with six numbers.",
            Weakness = "Its denominator may reach 0 while training, and powers overflow for huge inputs.",
            Use = "Differential equations, smooth regression.",
            Source = "Boullé, Nakatsukasa & Townsend 2020, arXiv:2004.01902",
        },
        x =>
        (Learned("a0", 0.0218) + (x * Learned("a1", 0.5)) + (Pow(x, 2) * (Learned("a2", 1.5957) + (x * Learned("a3", 1.1915)))))
        / (1 + (x * Learned("b1", 0)) + (Pow(x, 2) * Learned("b2", 2.383))));

    /// <summary>Self-learnable activation, the polynomial <c>a0 + a1 * x + a2 * x^2 + a3 * x^3</c>, all learned.</summary>
    public static ElementwiseActivation Slaf { get; } = Define(
        new ActivationInfo("slaf")
        {
            Family = LearnedShapes,
            Aliases = ["polynomial"],
            Summary = "A learned cubic that starts as the identity.",
            Strength = "Any smooth shape near 0.",
            Weakness = "Explodes far out.",
            Use = "Shallow networks on standardised inputs.",
            Source = "Goyal, Goyal & Lall 2019, arXiv:1906.09529",
        },
        x => Learned("a0", 0) + (x * (Learned("a1", 1) + (x * (Learned("a2", 0) + (x * Learned("a3", 0)))))));

    /// <summary>PolyReLU, the cubic <c>a0 + a1 * r + a2 * r^2 + a3 * r^3</c> of <c>r = max(0, x)</c>, all learned.</summary>
    public static ElementwiseActivation PolyRelu { get; } = Define(
        new ActivationInfo("poly_relu")
        {
            Family = LearnedShapes,
            Aliases = ["polyrelu"],
            Summary = "A learned cubic of what ReLU lets through.",
            Strength = "Sees products of inputs, and is sparse like ReLU.",
            Weakness = "Explodes far out: inputs must be normalised.",
            Use = "Feed-forward blocks of language models.",
            Source = "Zhuo, Wang, Zeng, Li, Zhou & Ma 2024, arXiv:2411.03884",
        },
        x => Learned("a0", 0) + (Max(0, x) * (Learned("a1", 1.0 / 3) + (Max(0, x) * (Learned("a2", 1.0 / 3) + (Max(0, x) * Learned("a3", 1.0 / 3)))))));
}
