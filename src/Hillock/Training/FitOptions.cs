namespace Hillock.Training;

/// <summary>How to train.</summary>
public sealed record FitOptions
{
    /// <summary>Passes over the training rows; at least 1.</summary>
    public int Epochs { get; init; } = 10;

    /// <summary>Rows a step; at least 1.</summary>
    public int BatchSize { get; init; } = 32;

    /// <summary>How parameters follow their gradient.</summary>
    public Optimizer Optimizer { get; init; } = new Adam();

    /// <summary>What to make small; from the task unless given.</summary>
    public Loss? Loss { get; init; }

    /// <summary>Decides first values, the order of rows, how they are augmented and what dropout drops.</summary>
    public long Seed { get; init; }

    /// <summary>Threads a step may use; the result does not depend on it.</summary>
    public int Threads { get; init; } = 1;

    /// <summary>Limit of the gradient's Euclidean norm, or null.</summary>
    public double? ClipNorm { get; init; }

    /// <summary>Limit of each number of the gradient, or null.</summary>
    public double? ClipValue { get; init; }

    /// <summary>When to stop before the last epoch, or null.</summary>
    public EarlyStopping? EarlyStopping { get; init; }

    /// <summary>Whether the parameters of the best epoch (lowest validation loss) are put back at the end.</summary>
    public bool KeepBest { get; init; }

    /// <summary>Told of progress, at most some twenty times a second and at each epoch's end.</summary>
    public IProgress<TrainingProgress>? Progress { get; init; }

    /// <summary>Checks what the trainer does not.</summary>
    internal void Validate()
    {
        if (Epochs < 1) throw new HillockException($"The number of epochs is {Epochs}; it must be at least 1.");
        if (EarlyStopping is { Patience: < 1 } stopping)
            throw new HillockException($"The patience of early stopping is {stopping.Patience}; it must be at least 1 epoch.");
    }
}
