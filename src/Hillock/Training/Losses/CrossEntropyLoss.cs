using Hillock.Texts;

namespace Hillock.Training;

/// <summary>Cross-entropies: losses of probabilities that are computed from logits, whether the network ends in them
/// or in the activation that makes probabilities of them.</summary>
public abstract record CrossEntropyLoss : Loss
{
    private protected CrossEntropyLoss()
    {
    }

    /// <summary>Whether the network ends in logits (true) or in probabilities (false); found from the network unless given.</summary>
    public bool? FromLogits { get; init; }

    /// <summary>Share by which targets move towards all classes alike, in [0, 1) (Szegedy et al. 2016).</summary>
    public double LabelSmoothing { get; init => field = Check(value, "label smoothing", value is >= 0 and < 1, "at least 0 and below 1, such as 0.1"); }

    /// <inheritdoc/>
    public sealed override Loss WithLabelSmoothing(double share) => this with { LabelSmoothing = share };

    /// <inheritdoc/>
    internal sealed override Loss With(Settings settings) => this with { LabelSmoothing = settings.Number("label_smoothing", LabelSmoothing) };
}
