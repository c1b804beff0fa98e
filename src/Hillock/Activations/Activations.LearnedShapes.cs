using static Hillock.Activations.Activation;
using static Hillock.Formulas.Functions;

namespace Hillock.Activations;

/// <content>Functions whose whole shape is learned.</content>
public static partial class Activations
{
    private const string LearnedShapes = "Learned shapes";

    /// <summary>Padé activation unit, a ratio of polynomials of degrees 5 and 4, all coefficients learned.</summary>
    public static ElementwiseActivation Pade { get; } = Define(
        new ActivationInfo("pade")
        {
            Family = LearnedShapes,
            Aliases = ["pau", "rational"],
            Summary = "A learned ratio of polynomials that starts as a leaky ReLU.",
            Strength = "Can become almost any smooth shape with ten numbers.",
            Weakness = "Ten parameters a layer, and high powers overflow for huge inputs.",
            Use = "Image classifiers, reinforcement learning.",
            Source = "Molina, Schramowski & Kersting 2019, arXiv:1907.06732",
        },
        x =>
        (Learned("a0", 0.02996348) + (x * (Learned("a1", 0.61690165) + (x * (Learned("a2", 2.37539147) + (x * (Learned("a3", 3.06608078)
            + (x * (Learned("a4", 1.52474449) + (x * Learned("a5", 0.25281987)))))))))))
        / (1 + Abs(Learned("b1", 1.19160814) * x) + Abs(Learned("b2", 4.40811795) * Pow(x, 2))
            + Abs(Learned("b3", 0.91111034) * Pow(x, 3)) + Abs(Learned("b4", 0.34885983) * Pow(x, 4))));

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
}
