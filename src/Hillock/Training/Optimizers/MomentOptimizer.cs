using Hillock.Texts;

namespace Hillock.Training;

/// <summary>Optimisers that divide an average of the gradient, its first moment, by the root of an average of its square, the second
/// (Kingma and Ba 2015).</summary>
public abstract record MomentOptimizer : Optimizer
{
    private protected MomentOptimizer(double rate, double beta1, double beta2, double epsilon)
        : base(rate)
    {
        Beta1 = beta1;
        Beta2 = beta2;
        Epsilon = epsilon;
    }

    /// <summary>Decay of the average gradient, in [0, 1).</summary>
    public double Beta1 { get; init => field = Decay(value, $"beta1 of {GetType().Name}"); }

    /// <summary>Decay of the average squared gradient, in [0, 1).</summary>
    public double Beta2 { get; init => field = Decay(value, $"beta2 of {GetType().Name}"); }

    /// <summary>Added to the root, outside of it; above 0.</summary>
    public double Epsilon { get; init => field = Small(value, $"epsilon of {GetType().Name}"); }

    /// <inheritdoc/>
    public sealed override OptimizerFacts Facts => OptimizerFacts.Dividing(Source) with
    {
        Memory = ("beta1", Beta1),
        Epsilon = Epsilon,
        WithoutDecay = WithoutDecay,
    };

    /// <summary>Where it was published.</summary>
    private protected abstract string Source { get; }

    /// <summary>The name of the optimiser that it is without weight decay, or null.</summary>
    private protected virtual string? WithoutDecay => null;

    /// <inheritdoc/>
    private protected sealed override Optimizer WithOwn(Settings settings) => WithMore(settings, this with
    {
        Beta1 = settings.About("of the mean").Number("beta1", Beta1),
        Beta2 = settings.About("of the mean square").Number("beta2", Beta2),
        Epsilon = AskEpsilon(settings, Epsilon),
    });

    /// <summary>A copy of <paramref name="made"/> with the settings that were written, beside those that all of this kind have.</summary>
    private protected abstract Optimizer WithMore(Settings settings, MomentOptimizer made);
}
