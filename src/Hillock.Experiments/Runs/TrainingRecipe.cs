using System.Globalization;
using Hillock.Activations;
using Hillock.Data;
using Hillock.Initialization;
using Hillock.Training;

namespace Hillock.Experiments.Runs;

/// <summary>The network and its training, but for activation and seed.</summary>
public abstract record TrainingRecipe
{
    private const int LargeData = 5000;
    private const int EnoughSteps = 2000;
    private const int MostEpochs = 200;

    private protected TrainingRecipe()
    {
    }

    /// <summary>Units of each hidden layer, 1 or more.</summary>
    public IReadOnlyList<int> Hidden { get; init; } = [64, 32];

    /// <summary>The layers before the output, as text, with <c>_</c> where the activation goes; null: dense layers of <see cref="Hidden"/>.</summary>
    public IReadOnlyList<string>? Layers { get; init; }

    /// <summary>The activation of the output; null follows from the task and its loss.</summary>
    public Activation? OutputActivation { get; init; }

    /// <summary>What fills the weights at the start; <c>auto</c> matches the activation.</summary>
    public Initializer Initializer { get; init; } = "auto";

    /// <summary>Share of each hidden layer's outputs dropped in training, in [0, 1).</summary>
    public double Dropout { get; init; }

    /// <summary>Passes over the training rows; null: 10, on small data more, until 2,000 steps or 200 passes.</summary>
    public int? Epochs { get; init; }

    /// <summary>Rows a step; null: 64 from 5,000 training rows on, else 32.</summary>
    public int? BatchSize { get; init; }

    /// <summary>How the weights follow the gradient.</summary>
    public Optimizer Optimizer { get; init; } = new Adam();

    /// <summary>How the learning rate changes.</summary>
    public Schedule Schedule { get; init; } = new ConstantRate();

    /// <summary>What is made small; null follows from the task.</summary>
    public Loss? Loss { get; init; }

    /// <summary>Share by which the labels of a cross-entropy are smoothed, in [0, 1); null leaves the loss as it is.</summary>
    public double? LabelSmoothing { get; init; }

    /// <summary>How much the rows of each class count in training; null: all alike.</summary>
    public ClassWeights? ClassWeights { get; init; }

    /// <summary>Batches whose gradients make one step; 1 or more.</summary>
    public int AccumulateSteps { get; init; } = 1;

    /// <summary>Decay of a moving average of the weights, in (0, 1), which is validated and kept in their place; null: none.</summary>
    public double? EmaDecay { get; init; }

    /// <summary>Factor of the weights' magnitudes in what is made small.</summary>
    public double L1 { get; init; }

    /// <summary>Factor of the weights' squares in what is made small.</summary>
    public double L2 { get; init; }

    /// <summary>Largest norm of the whole gradient, above 0; null: no limit.</summary>
    public double? ClipNorm { get; init; }

    /// <summary>Largest size of one entry of the gradient, above 0; null: no limit.</summary>
    public double? ClipValue { get; init; }

    /// <summary>Epochs without a better validation metric before a training stops; null: never.</summary>
    public int? Patience { get; init; }

    /// <summary>Threads, 1 or more; null: one a core. Results do not depend on it.</summary>
    public int? Threads { get; init; }

    /// <summary>Folder of the run; null writes nothing.</summary>
    public string? Output { get; init; }

    internal int ThreadCount => Threads ?? Environment.ProcessorCount;

    internal int BatchSizeFor(DataSet data) => BatchSize ?? (data.Train.Count >= LargeData ? 64 : 32);

    internal int StepsFor(DataSet data)
    {
        var rows = (long)BatchSizeFor(data) * AccumulateSteps;
        return (int)((data.Train.Count + rows - 1) / rows);
    }

    // Ten passes over 100 rows are 40 steps, which teach nothing.
    internal int EpochsFor(DataSet data) =>
        Epochs ?? Math.Clamp((EnoughSteps + StepsFor(data) - 1) / Math.Max(1, StepsFor(data)), 10, MostEpochs);

    internal Loss LossFor(DataSet data)
    {
        var loss = Loss ?? Training.Loss.For(data.Task, data.Outputs);
        return LabelSmoothing is { } share ? loss.WithLabelSmoothing(share) : loss;
    }

    /// <summary>The options of one training.</summary>
    internal FitOptions Options(DataSet data, long seed, int threads) => new()
    {
        Epochs = EpochsFor(data),
        BatchSize = BatchSizeFor(data),
        Optimizer = Optimizer,
        Schedule = Schedule,
        Loss = LossFor(data),
        Seed = seed,
        Threads = threads,
        ClipNorm = ClipNorm,
        ClipValue = ClipValue,
        L1 = L1,
        L2 = L2,
        AccumulateSteps = AccumulateSteps,
        EmaDecay = EmaDecay,
        ClassWeights = ClassWeights,
        Callbacks = Patience is { } patience ? [new EarlyStopping(patience)] : [],
        KeepBest = true,
    };

    /// <exception cref="HillockException">A setting is out of its range.</exception>
    internal void Check(DataSet data)
    {
        Require(Hidden.All(n => n >= 1), $"hidden is {string.Join(",", Hidden)}, but each layer needs 1 unit or more.");
        Require(Dropout is >= 0 and < 1, string.Create(CultureInfo.InvariantCulture, $"dropout is {Dropout}, but must be from 0 up to, not including, 1."));
        Require(Epochs is null or >= 1, $"epochs is {Epochs}, but must be 1 or more.");
        Require(BatchSize is null or >= 1, $"batch size is {BatchSize}, but must be 1 or more.");
        Require(Patience is null or >= 1, $"patience is {Patience}, but must be 1 or more.");
        Require(Threads is null or >= 1, $"threads is {Threads}, but must be 1 or more.");
        Require(data.Train.Count > 0, $"{data.Name} has no training rows, so nothing can be learned.");
        Require(data.Validation.Count > 0, $"{data.Name} has no validation rows, so nothing can be chosen; give validation-share, such as 0.2.");
        Require(AccumulateSteps >= 1, $"accumulate is {AccumulateSteps}, but must be 1 or more.");
        Require(EmaDecay is null or (> 0 and < 1), string.Create(CultureInfo.InvariantCulture, $"ema is {EmaDecay}, but must be between 0 and 1, such as 0.999."));
        ClassWeights?.For(data.Train.Labels, data.Classes.Count);
        var (loss, usual) = (LossFor(data), Training.Loss.For(data.Task, data.Outputs));
        Require(loss.Fits(data.Task), $"The loss {loss} does not fit {data.Name}, a {Kind(data)}; use {usual}, or leave the loss out.");
    }

    /// <summary>Everything here that can change a result, as text.</summary>
    internal string Describe(DataSet data) => string.Create(CultureInfo.InvariantCulture,
        $"{(Layers is { } layers ? string.Join(", ", layers) : string.Join('-', Hidden))}|{Initializer}|{Dropout:R}|{EpochsFor(data)}|{BatchSizeFor(data)}|{Optimizer}|{Schedule}|{LossFor(data)}|{ClipNorm:R}|{ClipValue:R}|{Patience}|{ClassWeights}|{AccumulateSteps}|{EmaDecay:R}|{L1:R}|{L2:R}|{OutputActivation?.Signature}");

    /// <summary>The network in a few words, such as <c>784-64-32-10</c>.</summary>
    internal string Sizes(DataSet data) => Layers is { } layers
        ? $"{data.Inputs} → {string.Join(" → ", layers)} → {data.Outputs}"
        : string.Join('-', [data.Inputs.Size, .. Hidden, data.Outputs]);

    private static string Kind(DataSet data) => data.Task switch
    {
        TaskKind.Classification => $"classification into {data.Outputs} classes with a softmax output",
        TaskKind.BinaryClassification => "classification into 2 classes with one sigmoid output",
        _ => "regression",
    };

    private static void Require(bool holds, string message)
    {
        if (!holds) throw new HillockException(message);
    }

    /// <inheritdoc/>
    public override string ToString() => RecordText.Of(this);
}
