namespace Hillock.Training;

/// <summary>How a pass over the data ended.</summary>
public enum EpochState
{
    /// <summary>All rows were seen.</summary>
    Finished,

    /// <summary>It was asked to stop.</summary>
    Cancelled,

    /// <summary>The loss was not finite.</summary>
    Diverged,
}
