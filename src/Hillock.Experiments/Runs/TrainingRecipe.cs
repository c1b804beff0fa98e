using System.Globalization;
using Hillock.Activations;
using Hillock.Data;
using Hillock.Experiments.RunFiles;
using Hillock.Initialization;
using Hillock.Texts;
using Hillock.Training;

namespace Hillock.Experiments.Runs;

/// <summary>The network and its training, but for activation and seed.</summary>
public abstract record TrainingRecipe
{
    private const int LargeData = 5000;
    private const int FewestSteps = 3000;
    private const int MostSteps = 20_000;
    private const int VisitSteps = 2000;

    private static readonly FitOptions Unset = new();

    private readonly NetworkSpec _network = new();

    private protected TrainingRecipe()
    {
    }

    /// <summary>The network but for its activations, as a run file has it; the properties below set parts of it, and win.</summary>
    /// <exception cref="HillockException">A text in it is not known.</exception>
    [NotInIdentity] // its properties are
    public NetworkSpec Network
    {
        get => _network;
        init
        {
            _network = value;
            OutputActivation = value.OutputActivation == "auto" ? null : Activation.Parse(value.OutputActivation);
            Initializer = Initializer.Parse(value.Initializer);
        }
    }

    /// <summary>Units of each hidden layer, 1 or more.</summary>
    public IReadOnlyList<int> Hidden { get => _network.Hidden; init => _network = _network with { Hidden = value }; }

    /// <summary>The layers before the output, as text, with <c>_</c> where the activation goes; null: dense layers of <see cref="Hidden"/>.</summary>
    public IReadOnlyList<string>? Layers { get => _network.Layers; init => _network = _network with { Layers = value }; }

    /// <summary>The activation of the output; null follows from the task and its loss.</summary>
    public Activation? OutputActivation { get; init; }

    /// <summary>What fills the weights at the start; <c>auto</c> matches the activation.</summary>
    public Initializer Initializer { get; init; } = "auto";

    /// <summary>Share of each hidden layer's outputs dropped in training, in [0, 1).</summary>
    public double Dropout { get => _network.Dropout; init => _network = _network with { Dropout = value }; }

    /// <summary>Passes over the training rows; null: until a plateau (<see cref="Plateau"/>), at most 20,000 steps, but not fewer than 30 passes nor more than
    /// 2,000.</summary>
    public int? Epochs { get; init; }

    /// <summary>The most passes where <see cref="Epochs"/> is null; null: those that it says.</summary>
    [NotInIdentity] // what it comes to is
    public int? MostEpochs { get; init; }

    /// <summary>Rows a step; null: 64 from 5,000 training rows on, else 32.</summary>
    public int? BatchSize { get; init; }

    /// <summary>How each training goes otherwise: optimiser, schedule, loss, limits, penalties, average.</summary>
    /// <remarks>Epochs, batch size, threads and seeds are said beside it.</remarks>
    public FitOptions Fit { get; init; } = new();

    /// <summary>Share by which the labels of a cross-entropy are smoothed, in [0, 1); null leaves the loss as it is.</summary>
    public double? LabelSmoothing { get; init; }

    /// <summary>Epochs without a better validation metric before a training stops; null: never, but at a plateau where <see cref="Epochs"/> is null
    /// too.</summary>
    public int? Patience { get; init; }

    /// <summary>Threads, 1 or more; null: one a core. Results do not depend on it.</summary>
    [NotInIdentity]
    public int? Threads { get; init; }

    /// <summary>Folder of the run; null writes nothing.</summary>
    [NotInIdentity]
    public string? Output { get; init; }

    internal int ThreadCount => Threads ?? Environment.ProcessorCount;

    internal int BatchSizeFor(DataSet data) => BatchSize ?? (data.Train.Count >= LargeData ? 64 : 32);

    internal int StepsFor(DataSet data)
    {
        var rows = (long)BatchSizeFor(data) * Fit.AccumulateSteps;
        return (int)((data.Train.Count + rows - 1) / rows);
    }

    // Whoever gives no number of passes wants the training to end when there is no more to learn.
    internal int EpochsFor(DataSet data) => Epochs ?? Math.Min(MostEpochs ?? int.MaxValue, Math.Clamp(PassesFor(MostSteps, data), 30, 2000));

    /// <summary>Passes of a training that is looked at, not taken to its end: 2,000 steps, in 10 to 200.</summary>
    internal int PassesOfAVisit(DataSet data) => Math.Clamp(PassesFor(VisitSteps, data), 10, 200);

    // A network may learn nothing for a while before it learns (deep ones with sigmoid do), so a first look comes late.
    private int FewestEpochsFor(DataSet data) => Math.Clamp(PassesFor(FewestSteps, data), 10, 200);

    private int PassesFor(int steps, DataSet data) => (steps + StepsFor(data) - 1) / Math.Max(1, StepsFor(data));

    private Callback? Stopping(DataSet data) =>
        Patience is { } patience ? new EarlyStopping(patience) : Epochs is null
            ? new Plateau(FewestEpochsFor(data), Plateau.LeastFallOf(data.Task != TaskKind.Regression)) : null;

    internal Loss LossFor(DataSet data)
    {
        var loss = Fit.Loss ?? Loss.For(data.Task, data.Outputs);
        return LabelSmoothing is { } share ? loss.WithLabelSmoothing(share) : loss;
    }

    /// <summary>The options of one training.</summary>
    internal FitOptions Options(DataSet data, long seed, int threads) => Fit with
    {
        Epochs = EpochsFor(data),
        BatchSize = BatchSizeFor(data),
        Loss = LossFor(data),
        Seed = seed,
        Threads = threads,
        Callbacks = Stopping(data) is { } stopping ? [stopping] : [],
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
        Require(Fit.AccumulateSteps >= 1, $"accumulate is {Fit.AccumulateSteps}, but must be 1 or more.");
        Require(
            Fit.EmaDecay is null or (> 0 and < 1),
            string.Create(CultureInfo.InvariantCulture, $"ema is {Fit.EmaDecay}, but must be between 0 and 1, such as 0.999."));
        Fit.ClassWeights?.For(data.Train.Labels, data.Classes.Count);
        Require(
            (Fit.Epochs, Fit.BatchSize, Fit.Seed, Fit.Threads, Fit.KeepBest) == (Unset.Epochs, Unset.BatchSize, Unset.Seed, Unset.Threads, Unset.KeepBest)
                && Fit is { Callbacks: [], Checkpoint: null, IsBetter: null, Progress: null },
            "Fit says how each training goes, but not its epochs, batch size, seed, threads, callbacks or checkpoints; give those beside it, such as "
                + "Epochs = 20, "
                + "or leave them out.");
        var (loss, usual) = (LossFor(data), Loss.For(data.Task, data.Outputs));
        Require(loss.Fits(data.Task), $"The loss {loss} does not fit {data.Name}, a {Kind(data)}; use {usual}, or leave the loss out.");
    }

    /// <summary>Everything here that can change a result, by name, with what its defaults come to on these data.</summary>
    internal IReadOnlyDictionary<string, string> Identity(DataSet data)
    {
        var filled = this with
        {
            Epochs = EpochsFor(data),
            BatchSize = BatchSizeFor(data),
            LabelSmoothing = null, // in the loss
            Fit = Options(data, seed: 0, threads: 1),
        };
        var all = filled.Identity();
        return Stopping(data) is Plateau plateau ? new Dictionary<string, string>(all) { ["plateau from"] = ValueText.Print(plateau.LeastEpochs) } : all;
    }

    /// <summary>Everything here that can change a result, by name.</summary>
    internal IReadOnlyDictionary<string, string> Identity()
    {
        var all = TrainingIdentity.Of(this).ToDictionary();
        foreach (var (name, text) in TrainingIdentity.Of(_network)) all.TryAdd(name, text);
        return all;
    }

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
