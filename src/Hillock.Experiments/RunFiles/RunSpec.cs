namespace Hillock.Experiments.RunFiles;

/// <summary>Everything a run needs, as written on a command line or in a run file; null means the documented default.</summary>
/// <remarks><see cref="RunOptions"/> is the one table of its fields: names, help, defaults, parsing and limits.</remarks>
public sealed partial record RunSpec
{
    /// <summary>Name of a known data set, or path of a file.</summary>
    public string Data { get; init; } = "digits";

    /// <summary>Folder in which known names are looked up.</summary>
    public string? DataDirectory { get; init; }

    /// <summary>Column to predict: its name, or its number from 1 (negative from the end).</summary>
    public string? Target { get; init; }

    /// <summary>File with the test rows, when they are apart.</summary>
    public string? TestFile { get; init; }

    /// <summary>Task when it is not to be told from the target: classification, binary or regression.</summary>
    public string? Task { get; init; }

    /// <summary>Whether a CSV's first row holds names.</summary>
    public bool? Header { get; init; }

    /// <summary>Share of the training rows kept for validation, in (0, 1).</summary>
    public double? ValidationShare { get; init; }

    /// <summary>Share of all rows kept for the test, in (0, 1), when the data has no test part of its own.</summary>
    public double? TestShare { get; init; }

    /// <summary>Whether inputs are standardised from the training rows.</summary>
    public bool? Standardize { get; init; }

    /// <summary>What separates a CSV's cells; null: found out.</summary>
    public char? Delimiter { get; init; }

    /// <summary>Columns taken as names even where they look like numbers.</summary>
    public IReadOnlyList<string> Categorical { get; init; } = [];

    /// <summary>Columns left out.</summary>
    public IReadOnlyList<string> Drop { get; init; } = [];

    /// <summary>Rows a generator makes; null: its own default.</summary>
    public int? Rows { get; init; }

    /// <summary>Deviation of a generator's noise, 0 or more; null: its own default.</summary>
    public double? Noise { get; init; }

    /// <summary>Seed of splits and generators, apart from the seeds of the trainings; null: that of <see cref="Hillock.Data.DataOptions"/>.</summary>
    public long? DataSeed { get; init; }

    /// <summary>Units of each hidden layer.</summary>
    public IReadOnlyList<int> Hidden { get; init; } = [64, 32];

    /// <summary>The layers before the output, as text, with <c>_</c> where the activations go; null: dense layers of <see cref="Hidden"/>.</summary>
    public IReadOnlyList<string>? Layers { get; init; }

    /// <summary>Names, names with parameters, or formulas; null is the verb's default.</summary>
    public IReadOnlyList<string>? Activations { get; init; }

    /// <summary>The activation of the output; <c>auto</c> follows from the task and its loss.</summary>
    public string OutputActivation { get; init; } = "auto";

    /// <summary>Name of the initialiser; <c>auto</c> matches the activation.</summary>
    public string Initializer { get; init; } = "auto";

    /// <summary>Share of each hidden layer's outputs dropped in training, in [0, 1).</summary>
    public double Dropout { get; init; }

    /// <summary>Number of seeds (comparison); 1 or more.</summary>
    public int SeedCount { get; init; } = 5;

    /// <summary>The first seed; the others count up from it.</summary>
    public long FirstSeed { get; init; } = 1;

    /// <summary>The seeds by name; null: <see cref="SeedCount"/> from <see cref="FirstSeed"/>.</summary>
    public IReadOnlyList<long>? SeedList { get; init; }

    /// <summary>Passes over the training rows; null chooses by the size of the data.</summary>
    public int? Epochs { get; init; }

    /// <summary>Rows a step; null chooses by the size of the data.</summary>
    public int? BatchSize { get; init; }

    /// <summary>A name, or a name with settings, such as <c>rmsprop(centered=true)</c>.</summary>
    public string Optimizer { get; init; } = "adam";

    /// <summary>How the learning rate changes, such as <c>cosine(warmup=500)</c>.</summary>
    public string Schedule { get; init; } = "constant";

    /// <summary>Learning rate, above 0; null is the optimiser's own.</summary>
    public double? Rate { get; init; }

    /// <summary>Momentum of SGD and RMSProp, in [0, 1); null is the optimiser's own.</summary>
    public double? Momentum { get; init; }

    /// <summary>SGD with Nesterov's look-ahead.</summary>
    public bool? Nesterov { get; init; }

    /// <summary>Adam's decay of the mean, in [0, 1).</summary>
    public double? Beta1 { get; init; }

    /// <summary>Adam's decay of the mean square, in [0, 1).</summary>
    public double? Beta2 { get; init; }

    /// <summary>The optimiser's epsilon, above 0.</summary>
    public double? Epsilon { get; init; }

    /// <summary>The optimiser's weight decay, 0 or more.</summary>
    public double? WeightDecay { get; init; }

    /// <summary>Name of the loss, with settings where it has some; <c>auto</c> follows from the task.</summary>
    public string Loss { get; init; } = "auto";

    /// <summary>Share by which labels are smoothed, in [0, 1); null: not.</summary>
    public double? LabelSmoothing { get; init; }

    /// <summary><c>balanced</c>, or a number for each class; none: all rows count alike.</summary>
    public IReadOnlyList<string> ClassWeights { get; init; } = [];

    /// <summary>Batches that make one step; null: one.</summary>
    public int? Accumulate { get; init; }

    /// <summary>Decay of the weights' moving average, in (0, 1); null: none.</summary>
    public double? Ema { get; init; }

    /// <summary>Factor of the weights' magnitudes in what is made small; null: 0.</summary>
    public double? L1 { get; init; }

    /// <summary>Factor of the weights' squares in what is made small; null: 0.</summary>
    public double? L2 { get; init; }

    /// <summary>Largest norm of the whole gradient; null: no limit.</summary>
    public double? ClipNorm { get; init; }

    /// <summary>Largest size of one gradient entry; null: no limit.</summary>
    public double? ClipValue { get; init; }

    /// <summary>Epochs without a better validation value before a training stops; null: never.</summary>
    public int? Patience { get; init; }

    /// <summary>Whether each layer is watched while it trains; null: no.</summary>
    public bool? Health { get; init; }

    /// <summary>Seconds from one checkpoint to the next, 0 for every step; null: 10.</summary>
    public double? CheckpointSeconds { get; init; }

    /// <summary>Threads; null: one a core. Results do not depend on it.</summary>
    public int? Threads { get; init; }

    /// <summary>Folder of the run; null: a new one under <c>runs/</c>.</summary>
    public string? Output { get; init; }

    /// <summary>The seeds in order.</summary>
    public IReadOnlyList<long> Seeds => SeedList ?? [.. Enumerable.Range(0, SeedCount).Select(i => FirstSeed + i)];

    /// <inheritdoc/>
    public override string ToString() => RecordText.Of(this);
}
