namespace Hillock.Training;

/// <summary>Stops a training whose validation loss (the training loss where there is no validation split) no longer falls.</summary>
/// <remarks>What it knows follows from the history, so a training that goes on from a checkpoint stops at the same epoch.</remarks>
public sealed class EarlyStopping : Callback
{
    /// <summary>Sets how long to wait.</summary>
    /// <param name="patience">Epochs without improvement before stopping; at least 1.</param>
    /// <param name="minDelta">A fall smaller than this is none; at least 0.</param>
    /// <param name="restoreBest">Whether the parameters of the best epoch are put back at the end.</param>
    /// <exception cref="HillockException">A value out of its range.</exception>
    public EarlyStopping(int patience = 5, double minDelta = 0, bool restoreBest = true)
    {
        if (patience < 1) throw new HillockException($"The patience of early stopping is {patience}; it must be at least 1 epoch.");
        if (!(minDelta >= 0) || !double.IsFinite(minDelta)) throw new HillockException(FormattableString.Invariant($"The least fall of early stopping is {minDelta}; it must be at least 0, and finite."));
        Patience = patience;
        MinDelta = minDelta;
        RestoreBest = restoreBest;
    }

    /// <summary>Epochs without improvement before stopping.</summary>
    public int Patience { get; }

    /// <summary>A fall smaller than this is none.</summary>
    public double MinDelta { get; }

    /// <summary>Whether the parameters of the best epoch are put back at the end.</summary>
    public bool RestoreBest { get; }

    /// <inheritdoc/>
    public override void OnTrainBegin(TrainingState training)
    {
        if (RestoreBest) training.KeepBest = true;
        Check(training);
    }

    /// <inheritdoc/>
    public override void OnEpochEnd(TrainingState training) => Check(training);

    /// <inheritdoc/>
    public override int? StopsAfter(IReadOnlyList<EpochRecord> epochs, Func<EpochRecord, EpochRecord, bool> isBetter)
    {
        ArgumentNullException.ThrowIfNull(epochs);
        ArgumentNullException.ThrowIfNull(isBetter);
        var (reference, waited) = (null as EpochRecord, 0);
        for (var i = 0; i < epochs.Count; i++)
        {
            var better = reference is null || isBetter(epochs[i].Raised(MinDelta), reference);
            if (better) reference = epochs[i];
            waited = better ? 0 : waited + 1;
            if (waited >= Patience) return i + 1;
        }

        return null;
    }

    private void Check(TrainingState training)
    {
        if (StopsAfter(training.History, training.IsBetter) is not null) training.Stop(StopReason.EarlyStopping);
    }
}
