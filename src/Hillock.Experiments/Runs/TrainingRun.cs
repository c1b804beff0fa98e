using Hillock.Experiments.RunFiles;

namespace Hillock.Experiments.Runs;

/// <summary>One network trained from a specification, with its folder.</summary>
public sealed class TrainingRun
{
    private TrainingRun()
    {
    }

    /// <summary>Keras-like table of the network.</summary>
    public string Summary { get; } = "";

    /// <summary>What a person should know about the data first.</summary>
    public IReadOnlyList<string> Warnings { get; } = [];

    /// <summary>Loads the data, builds the network and opens the folder.</summary>
    /// <exception cref="HillockException">Something in the specification cannot be used.</exception>
    public static TrainingRun Prepare(RunSpec spec) => throw new NotSupportedException(spec.Data);

    /// <summary>Trains, and writes history, weights and command into the folder; a cancelled run keeps what is finished.</summary>
    public TrainingResult Run(IProgress<TrainingNews>? progress = null, CancellationToken cancel = default) => throw new NotSupportedException($"{Summary}{progress}{cancel}");
}
