namespace Hillock.Training;

/// <summary>How to train.</summary>
public sealed record FitOptions
{
    /// <summary>Passes over the training rows; at least 1.</summary>
    public int Epochs { get; init; } = 10;

    /// <summary>The most rows that go through the network together; at least 1. A step takes as many, times <see cref="AccumulateSteps"/>.</summary>
    public int BatchSize { get; init; } = 32;

    /// <summary>Rows that a part of a step can have at most in a split: memory is planned for no more.</summary>
    internal int BatchSizeFor(Data.Split split) => Math.Min(BatchSize, Math.Max(1, split.Count));

    /// <summary>How parameters follow their gradient.</summary>
    public Optimizer Optimizer { get; init; } = new Adam();

    /// <summary>How the learning rate changes; null leaves it as the optimiser has it.</summary>
    public Schedule? Schedule { get; init; }

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

    /// <summary>Factor of <c>Σ|w|</c> over the weights in what is made small; its gradient counts before the limits, its value is in no loss.</summary>
    public double L1 { get; init; }

    /// <summary>Factor of <c>Σw²</c> over the weights in what is made small, as Keras' l2; half of PyTorch's weight decay.</summary>
    public double L2 { get; init; }

    /// <summary>Parts that a step's rows go through the network in, one after another; the step is that of all of them at once, within rounding.</summary>
    public int AccumulateSteps { get; init; } = 1;

    /// <summary>Decay of the parameters' exponential moving average (EMA), such as 0.999, or null for none. The average is what is validated and kept.</summary>
    public double? EmaDecay { get; init; }

    /// <summary>How much the rows of each class count in the training loss, or null; validation counts all alike.</summary>
    public ClassWeights? ClassWeights { get; init; }

    /// <summary>Told of what happens, in this order; <see cref="EarlyStopping"/> is one.</summary>
    public IReadOnlyList<Callback> Callbacks { get; init; } = [];

    /// <summary>Where and how often the whole state is written, so that a training that was stopped goes on; null writes nothing.</summary>
    public Checkpointing? Checkpoint { get; init; }

    /// <summary>Whether the parameters of the best epoch are put back at the end, as the command does.</summary>
    public bool KeepBest { get; init; } = true;

    /// <summary>Whether the first of two epochs is better than the second; null: its validation loss is lower.</summary>
    public Func<EpochRecord, EpochRecord, bool>? IsBetter { get; init; }

    /// <summary>Told of progress, at most some twenty times a second and at each epoch's end.</summary>
    public IProgress<TrainingProgress>? Progress { get; init; }

    /// <summary>Checks what the trainer does not.</summary>
    internal void Validate()
    {
        if (Epochs < 1) throw new HillockException($"The number of epochs is {Epochs}; it must be at least 1.");
    }

    /// <inheritdoc/>
    public override string ToString() => RecordText.Of(this);
}
