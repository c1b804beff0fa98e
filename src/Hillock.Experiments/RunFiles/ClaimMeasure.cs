namespace Hillock.Experiments.RunFiles;

/// <summary>What a claim is about.</summary>
public enum ClaimMeasure
{
    /// <summary>Share of right answers, of a classification.</summary>
    Accuracy,

    /// <summary>Root of the mean squared error, of a regression.</summary>
    Error,

    /// <summary>Epochs until both have a value that is the same for both.</summary>
    Epochs,

    /// <summary>Time of a training step.</summary>
    StepTime,

    /// <summary>Share of hidden units that can no longer learn.</summary>
    DeadUnits,
}
