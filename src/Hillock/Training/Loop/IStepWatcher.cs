namespace Hillock.Training;

/// <summary>Told around the steps of an epoch.</summary>
internal interface IStepWatcher
{
    /// <summary>Before a step; <paramref name="done"/> steps of the epoch are done.</summary>
    void BeforeStep(int done);

    /// <summary>After a step; false stops the epoch here.</summary>
    bool AfterStep(in EpochStart done, in LossSums step);

    /// <summary>After a step whose loss is not finite, instead of <see cref="AfterStep"/>; it ends the epoch.</summary>
    void Diverged(in LossSums step);
}
