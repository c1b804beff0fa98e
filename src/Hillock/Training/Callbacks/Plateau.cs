namespace Hillock.Training;

/// <summary>Stops a training whose lowest validation loss (the training loss where there is no validation split) has hardly fallen over the second half of its
/// epochs.</summary>
/// <remarks>Patience that grows with the training, as in the deep learning tutorials of Bergstra et al. (2010): a training that found its best late may go on
/// longest. What it knows follows from the history, so a training that goes on from a checkpoint stops at the same epoch.</remarks>
public sealed class Plateau : Callback
{
    /// <summary>Sets when to look first, and what fall of the loss is none.</summary>
    /// <param name="leastEpochs">Epochs before it is asked; at least 1.</param>
    /// <param name="leastFall">A fall smaller than this is none, as one by less than 2 % is not; at least 0. See <see cref="LeastFallOf"/>.</param>
    /// <exception cref="HillockException">A value out of its range.</exception>
    public Plateau(int leastEpochs = 10, double leastFall = 1e-4)
    {
        if (leastEpochs < 1) throw new HillockException($"The least epochs before a plateau are {leastEpochs}; they must be at least 1.");
        if (!(leastFall >= 0) || !double.IsFinite(leastFall))
            throw new HillockException(FormattableString.Invariant($"The least fall of a plateau is {leastFall}; it must be at least 0, and finite."));
        (LeastEpochs, LeastFall) = (leastEpochs, leastFall);
    }

    /// <summary>Epochs before it is asked.</summary>
    public int LeastEpochs { get; }

    /// <summary>A fall smaller than this is none.</summary>
    public double LeastFall { get; }

    /// <summary>What fall says nothing: 0.005 of a cross-entropy, which rows that are long right can give off for ever, and 0.0001 of a squared error of
    /// standardised targets.</summary>
    /// <param name="accuracy">Whether the metric is an accuracy.</param>
    public static double LeastFallOf(bool accuracy) => FlatLoss.LeastFallOf(accuracy);

    /// <summary>Whether the lowest loss of all epochs is less than 2 %, or so much, below the lowest of the first half of them; never true of fewer than
    /// three.</summary>
    /// <param name="epochs">The epochs, from the first.</param>
    /// <param name="leastFall">A fall smaller than this is none.</param>
    public static bool IsReached(IReadOnlyList<EpochRecord> epochs, double leastFall)
    {
        ArgumentNullException.ThrowIfNull(epochs);
        return FlatLoss.IsAt(epochs, epochs.Count, leastFall);
    }

    /// <inheritdoc/>
    public override void OnTrainBegin(TrainingState training)
    {
        ArgumentNullException.ThrowIfNull(training);
        if (StopsAfter(training.History, training.IsBetter) is not null) training.Stop(StopReason.Plateau);
    }

    /// <inheritdoc/>
    public override void OnEpochEnd(TrainingState training)
    {
        ArgumentNullException.ThrowIfNull(training);
        var epochs = training.History;
        // The lengths before did not stop it.
        if (epochs.Count >= LeastEpochs && FlatLoss.IsAt(epochs, epochs.Count, LeastFall)) training.Stop(StopReason.Plateau);
    }

    /// <inheritdoc/>
    public override int? StopsAfter(IReadOnlyList<EpochRecord> epochs, Func<EpochRecord, EpochRecord, bool> isBetter)
    {
        ArgumentNullException.ThrowIfNull(epochs);
        for (var count = LeastEpochs; count <= epochs.Count; count++)
            if (FlatLoss.IsAt(epochs, count, LeastFall)) return count;
        return null;
    }
}
