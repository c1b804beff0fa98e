using Hillock.Activations;
using Hillock.Activations.Facts;
using Hillock.Initialization;

namespace Hillock.Cli;

/// <summary>The gain that keeps the size of signals through an activation, and the initialiser that <c>auto</c> picks for it.</summary>
internal sealed record Matching(double Gain, string Initializer)
{
    /// <summary>Those of an activation; null for a row function.</summary>
    public static Matching? Of(Activation activation) => activation is ElementwiseActivation { Formula: var formula }
        ? new(GaussianMoments.Of(formula).Gain, Initializers.For(activation).Text)
        : null;
}
