using Hillock.Training.Texts;

namespace Hillock.Training;

/// <summary>What Adam and its kin keep of the gradient: the decays of its average and of that of its square, and the ε under the step.</summary>
/// <param name="Owner">The optimiser, for messages.</param>
internal readonly record struct GradientAverages(string Owner)
{
    /// <summary>Decay of the average gradient, in [0, 1).</summary>
    public double Beta1 { get; init => field = Optimizer.Decay(value, $"beta1 of {Owner}"); }

    /// <summary>Decay of the average squared gradient, in [0, 1).</summary>
    public double Beta2 { get; init => field = Optimizer.Decay(value, $"beta2 of {Owner}"); }

    /// <summary>Added to the root, outside of it; above 0.</summary>
    public double Epsilon { get; init => field = Optimizer.Small(value, $"epsilon of {Owner}"); }

    /// <summary>A copy with the settings that were written.</summary>
    public GradientAverages With(Settings settings) => this with
    {
        Beta1 = settings.Number("beta1", Beta1),
        Beta2 = settings.Number("beta2", Beta2),
        Epsilon = Optimizer.AskEpsilon(settings, Epsilon),
    };
}
