namespace Hillock.Training;

/// <summary>Where and how often the whole state of a training is written: parameters, optimiser, averages, place and history.</summary>
/// <remarks>A training that was stopped, or killed, goes on from the last checkpoint in the folder and ends with the same bits as one that was not. The
/// last one written stays valid until the next one is whole. Beside the times below, one is written at the end, and on cancellation at the step at
/// hand.</remarks>
public sealed record Checkpointing
{
    /// <summary>Names the folder.</summary>
    public Checkpointing(string folder)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(folder);
        Folder = folder;
    }

    /// <summary>The folder; it holds nothing else.</summary>
    public string Folder { get; }

    /// <summary>Epochs from one checkpoint to the next, at least 1; null: not by epochs.</summary>
    public int? EveryEpochs { get; init => field = AtLeastOne(value, "epochs"); } = 1;

    /// <summary>Steps from one checkpoint to the next, at least 1, within epochs too; null: not by steps.</summary>
    public int? EverySteps { get; init => field = AtLeastOne(value, "steps"); }

    /// <summary>Time from one checkpoint to the next, within epochs too; null: not by time.</summary>
    public TimeSpan? Every
    {
        get;
        init => field = value is null || value >= TimeSpan.Zero
            ? value
            : throw new HillockException($"The time between checkpoints is {value}; it must be 0 or more, such as ten seconds.");
    }

    /// <summary>Most of the time that the writing of checkpoints <see cref="Every"/> so often may take, in (0, 1), such as 0.1: where one takes long, they are
    /// further apart; null: no limit.</summary>
    public double? MostShare
    {
        get;
        init => field = value is null or (> 0 and < 1)
            ? value
            : throw new HillockException(
                string.Create(System.Globalization.CultureInfo.InvariantCulture,
                $"The share of checkpoints is {value}; it must be above 0 and below 1, such as 0.1."));
    }

    /// <summary>When to go on from the checkpoint in the folder.</summary>
    public ResumeMode Resume { get; init; }

    /// <summary>A text that a checkpoint must have to be gone on from; for what the options do not say, such as which data.</summary>
    public string Tag { get; init; } = "";

    private static int? AtLeastOne(int? value, string what) => value is null or >= 1
        ? value
        : throw new HillockException($"The {what} between checkpoints are {value}; they must be at least 1.");
}
