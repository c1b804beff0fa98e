using Hillock.Activations;

namespace Hillock.Cli;

/// <summary>How much a layer's weights must be scaled for an activation to keep the size of signals, and the initialiser that does it.</summary>
internal sealed record Matching(double Gain, string Initializer)
{
    public static Matching? Of(ElementwiseActivation activation) => null;
}
