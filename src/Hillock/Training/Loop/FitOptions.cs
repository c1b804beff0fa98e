using System.ComponentModel;
using Hillock.Texts;

namespace Hillock.Training;

/// <summary>How to train.</summary>
/// <remarks>Every property makes the training another one (see <see cref="TrainingIdentity"/>) but those that say otherwise; the names are those that
/// checkpoints have for them.</remarks>
public sealed record FitOptions
{
    /// <summary>Passes over the training rows; at least 1.</summary>
    [NotInIdentity] // a longer training begins as a shorter one
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
    [NotInIdentity]
    public int Threads { get; init; } = 1;

    /// <summary>Limit of the gradient's Euclidean norm, or null.</summary>
    [DisplayName("limit of the norm")]
    public double? ClipNorm { get; init; }

    /// <summary>Limit of each number of the gradient, or null.</summary>
    [DisplayName("limit of the values")]
    public double? ClipValue { get; init; }

    /// <summary>Factor of <c>Σ|w|</c> over the weights in what is made small; its gradient counts before the limits, its value is in no loss.</summary>
    public double L1 { get; init; }

    /// <summary>Factor of <c>Σw²</c> over the weights in what is made small, as Keras' l2; half of PyTorch's weight decay.</summary>
    public double L2 { get; init; }

    /// <summary>Parts that a step's rows go through the network in, one after another; the step is that of all of them at once, within rounding.</summary>
    [DisplayName("accumulated parts")]
    public int AccumulateSteps { get; init; } = 1;

    /// <summary>Decay of the parameters' exponential moving average (EMA), such as 0.999, or null for none. The average is what is validated and
    /// kept.</summary>
    [DisplayName("decay of the average")]
    public double? EmaDecay { get; init; }

    /// <summary>How much the rows of each class count in the training loss, or null; validation counts all alike.</summary>
    public ClassWeights? ClassWeights { get; init; }

    /// <summary>Told of what happens, in this order.</summary>
    [NotInIdentity]
    public IReadOnlyList<Callback> Callbacks { get; init; } = [];

    /// <summary>Where and how often the whole state is written, so that a training that was stopped goes on; null writes nothing.</summary>
    [NotInIdentity]
    public Checkpointing? Checkpoint { get; init; }

    /// <summary>Whether the parameters of the best epoch are put back at the end, as the command does.</summary>
    [NotInIdentity]
    public bool KeepBest { get; init; } = true;

    /// <summary>Whether the first of two epochs is better than the second; null: its validation loss is lower.</summary>
    [NotInIdentity]
    public Func<EpochRecord, EpochRecord, bool>? IsBetter { get; init; }

    /// <summary>Told of progress, at most some twenty times a second and at each epoch's end.</summary>
    [NotInIdentity]
    public IProgress<TrainingProgress>? Progress { get; init; }

    /// <summary>Whether the first of two epochs is better than the second.</summary>
    internal bool Prefers(EpochRecord epoch, EpochRecord than) => IsBetter?.Invoke(epoch, than) ?? epoch.MonitoredLoss < than.MonitoredLoss;

    /// <summary>Epochs after which a training with these records ends, at most.</summary>
    internal int LengthOf(IReadOnlyList<EpochRecord> epochs) =>
        Callbacks.Select(c => c.StopsAfter(epochs, Prefers)).OfType<int>().Append(Epochs).Min();

    /// <summary>Checks what the trainer does not.</summary>
    internal void Validate() => Require(Epochs >= 1, $"The number of epochs is {Epochs}; it must be at least 1.");

    /// <summary>Checks what a step is made of.</summary>
    /// <exception cref="HillockException">A value is out of its range.</exception>
    internal void ValidateStep()
    {
        Require(ClipNorm is null or > 0, $"The limit of the gradient's norm is {ClipNorm}; it must be above 0, such as 1.");
        Require(ClipValue is null or > 0, $"The limit of the gradient's value is {ClipValue}; it must be above 0, such as 1.");
        Require(L1 >= 0 && double.IsFinite(L1), $"The L1 is {L1}; it must be a number, 0 or more.");
        Require(L2 >= 0 && double.IsFinite(L2), $"The L2 is {L2}; it must be a number, 0 or more.");
        Require(AccumulateSteps >= 1, $"The number of parts to accumulate is {AccumulateSteps}; it must be at least 1, such as 4.");
        Require(EmaDecay is null or (> 0 and < 1), $"The decay of the average is {EmaDecay}; it must be above 0 and below 1, such as 0.999.");
    }

    private static void Require(bool holds, FormattableString message)
    {
        if (!holds) throw new HillockException(FormattableString.Invariant(message));
    }

    /// <inheritdoc/>
    public override string ToString() => RecordText.Of(this);
}
