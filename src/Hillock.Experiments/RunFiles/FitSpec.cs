using Hillock.Training;

namespace Hillock.Experiments.RunFiles;

/// <summary>How a run trains, as written: what depends on the data or on other options; the rest as the library has it, in <see cref="Options"/>.</summary>
public sealed record FitSpec
{
    /// <summary>Number of seeds (comparison); 1 or more; null: 5, or 10 on small tables.</summary>
    public int? SeedCount { get; init; }

    /// <summary>The first seed; the others count up from it.</summary>
    public long FirstSeed { get; init; } = 1;

    /// <summary>The seeds by name; null: <see cref="SeedCount"/> (5) from <see cref="FirstSeed"/>.</summary>
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

    /// <summary>Epochs without a better validation value before a training stops; null: never.</summary>
    public int? Patience { get; init; }

    /// <summary>What training takes as it is: limits, penalties, parts, average, weights of the classes.</summary>
    public FitOptions Options { get; init; } = new();

    /// <summary>The seeds in order.</summary>
    public IReadOnlyList<long> Seeds => SeedList ?? [.. Enumerable.Range(0, SeedCount ?? 5).Select(i => FirstSeed + i)];

    /// <inheritdoc/>
    public override string ToString() => RecordText.Of(this);
}
