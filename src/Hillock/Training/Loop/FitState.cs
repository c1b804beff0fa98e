namespace Hillock.Training;

/// <summary>How a training stood when it ended.</summary>
public enum FitState
{
    /// <summary>No epoch was finished.</summary>
    NotStarted,

    /// <summary>It is not better yet than the most frequent class, or the mean target, and took too few steps to say that it learns nothing.</summary>
    TooShort,

    /// <summary>It knows no more than the most frequent class, or the mean target.</summary>
    LearnedNothing,

    /// <summary>The loss left the finite numbers.</summary>
    Diverged,

    /// <summary>It had learned, and lost most of it again.</summary>
    Fell,

    /// <summary>The loss was still falling.</summary>
    Improving,

    /// <summary>The training loss fell on while the validation loss rose.</summary>
    Overfitting,

    /// <summary>The loss no longer fell.</summary>
    Converged,
}
