namespace Hillock.Training;

/// <summary>Stops a training whose lowest validation loss (the training loss where there is no validation split) has hardly fallen over the last third of its
/// epochs.</summary>
/// <remarks>Patience that grows with the training, as in the deep learning tutorials of Bergstra et al. (2010): a training that found its best late may go on
/// longest. What it knows follows from the history, so a training that goes on from a checkpoint stops at the same epoch.</remarks>
public sealed class Plateau : Callback
{
    private const double LeastFall = 0.02;
    private const double LeastLoss = 1e-4;
    private const int Fewest = 3;

    /// <summary>Sets when to look first.</summary>
    /// <param name="leastEpochs">Epochs before it is asked; at least 1.</param>
    /// <exception cref="HillockException">A value out of its range.</exception>
    public Plateau(int leastEpochs = 10) => LeastEpochs = leastEpochs >= 1 ? leastEpochs
        : throw new HillockException($"The least epochs before a plateau are {leastEpochs}; they must be at least 1.");

    /// <summary>Epochs before it is asked.</summary>
    public int LeastEpochs { get; }

    /// <summary>Whether the lowest loss of all epochs is less than 2 %, or 0.0001, below the lowest of the first two thirds; never true of fewer than three
    /// epochs.</summary>
    /// <param name="epochs">The epochs, from the first.</param>
    public static bool IsReached(IReadOnlyList<EpochRecord> epochs)
    {
        ArgumentNullException.ThrowIfNull(epochs);
        return First(epochs, epochs.Count) is not null;
    }

    /// <inheritdoc/>
    public override void OnTrainBegin(TrainingState training) => Check(training);

    /// <inheritdoc/>
    public override void OnEpochEnd(TrainingState training) => Check(training);

    /// <inheritdoc/>
    public override int? StopsAfter(IReadOnlyList<EpochRecord> epochs, Func<EpochRecord, EpochRecord, bool> isBetter)
    {
        ArgumentNullException.ThrowIfNull(epochs);
        return First(epochs, LeastEpochs);
    }

    // The first length from some on at which the loss was flat.
    private static int? First(IReadOnlyList<EpochRecord> epochs, int from)
    {
        var lowest = new double[epochs.Count];
        var low = double.PositiveInfinity;
        for (var i = 0; i < epochs.Count; i++)
        {
            low = Math.Min(low, double.IsNaN(epochs[i].MonitoredLoss) ? double.PositiveInfinity : epochs[i].MonitoredLoss);
            lowest[i] = low;
            var count = i + 1;
            if (count < Math.Max(Fewest, from)) continue;
            var earlier = lowest[(2 * count / 3) - 1];
            if (earlier - low <= Math.Max(LeastFall * low, LeastLoss)) return count;
        }

        return null;
    }

    private void Check(TrainingState training)
    {
        if (StopsAfter(training.History, training.IsBetter) is not null) training.Stop(StopReason.Plateau);
    }
}
