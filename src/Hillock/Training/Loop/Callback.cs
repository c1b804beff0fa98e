namespace Hillock.Training;

/// <summary>Told of what happens in a training, and may look, change the rate or stop it. Derive from it and override what is of interest.</summary>
/// <remarks>Called on the training's thread, in the order of <see cref="FitOptions.Callbacks"/>. A training that goes on from a checkpoint begins with
/// <see cref="OnTrainBegin"/>, with the finished epochs in its history; what a callback remembers itself is not kept.</remarks>
public abstract class Callback
{
    /// <summary>Before the first step, or before the first one after a checkpoint.</summary>
    public virtual void OnTrainBegin(TrainingState training)
    {
    }

    /// <summary>Before the steps of an epoch.</summary>
    public virtual void OnEpochBegin(TrainingState training)
    {
    }

    /// <summary>After a step.</summary>
    public virtual void OnBatchEnd(TrainingState training)
    {
    }

    /// <summary>The loss of a step is NaN or infinite: the training ends. The parameters are those the step began with; nothing is put back yet.</summary>
    public virtual void OnDiverged(TrainingState training)
    {
    }

    /// <summary>After validation; the epoch is the last of <see cref="TrainingState.History"/>.</summary>
    public virtual void OnEpochEnd(TrainingState training)
    {
    }

    /// <summary>The epoch after which it ends a training with these records, from 1; null where it does not, or where the records do not tell.</summary>
    /// <remarks>A training that goes on from a checkpoint asks this: one that would have ended earlier begins anew.</remarks>
    /// <param name="epochs">The finished epochs.</param>
    /// <param name="isBetter">Whether the first of two epochs is better than the second.</param>
    public virtual int? StopsAfter(IReadOnlyList<EpochRecord> epochs, Func<EpochRecord, EpochRecord, bool> isBetter) => null;

    /// <summary>At the end, whatever the reason; the network has the parameters that it keeps.</summary>
    public virtual void OnTrainEnd(TrainingState training)
    {
    }
}
