namespace Hillock.Experiments.Comparisons;

/// <summary>What one training of an arm reached.</summary>
/// <param name="Seed">The seed.</param>
/// <param name="Validation">Validation metric of the best epoch; null without one, and where the loss left the finite numbers.</param>
/// <param name="Test">Test metric with the weights of that epoch; null without test rows too.</param>
/// <param name="BestEpoch">The best epoch, from 1; 0 when there is none.</param>
/// <param name="Diverged">Whether the loss left the finite numbers.</param>
public sealed record SeedScore(long Seed, double? Validation, double? Test, int BestEpoch, bool Diverged)
{
    /// <summary>Its split; null where there is one for all.</summary>
    public string? Split { get; init; }

    /// <summary>Epochs trained.</summary>
    public int Epochs { get; init; }

    /// <summary>Whether the validation loss was still falling.</summary>
    public bool StillImproving { get; init; }

    /// <inheritdoc/>
    public override string ToString() => RecordText.Of(this);
}
