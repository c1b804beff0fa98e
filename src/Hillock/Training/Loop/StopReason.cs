namespace Hillock.Training;

/// <summary>Why a training ended.</summary>
public enum StopReason
{
    /// <summary>All epochs are done.</summary>
    Finished,

    /// <summary>The loss no longer fell.</summary>
    EarlyStopping,

    /// <summary>The lowest loss had hardly fallen over the second half of the epochs.</summary>
    Plateau,

    /// <summary>It was cancelled; finished epochs are kept.</summary>
    Cancelled,

    /// <summary>The loss was not finite.</summary>
    Diverged,

    /// <summary>A callback asked for it.</summary>
    Requested,
}
