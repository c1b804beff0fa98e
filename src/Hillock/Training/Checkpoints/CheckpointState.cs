namespace Hillock.Training.Checkpoints;

/// <summary>What a checkpoint knows beside the flat buffers.</summary>
internal sealed record CheckpointState
{
    /// <summary>The setting that holds the user's tag.</summary>
    public const string TagKey = "tag";

    /// <summary>The form written by this version.</summary>
    public const int Newest = 1;

    /// <summary>The form of the file.</summary>
    public int Version { get; init; } = Newest;

    /// <summary>What must be the same for the training to go on, by name.</summary>
    public required IReadOnlyDictionary<string, string> Settings { get; init; }

    /// <summary>The file of the flat buffers.</summary>
    public required string Buffers { get; init; }

    /// <summary>What is done of the epoch after the finished ones.</summary>
    public required EpochStart Start { get; init; }

    /// <summary>Steps taken in all.</summary>
    public required long Steps { get; init; }

    /// <summary>What the optimiser carries from step to step.</summary>
    public required double Carried { get; init; }

    /// <summary>The learning rate.</summary>
    public required double Rate { get; init; }

    /// <summary>The finished epochs.</summary>
    public required IReadOnlyList<EpochRecord> Epochs { get; init; }

    /// <summary>The best of them, from 1, or 0.</summary>
    public required int BestEpoch { get; init; }

    /// <summary>The number of this checkpoint, so that two in a row have different files.</summary>
    public int Number => int.TryParse(Path.GetFileNameWithoutExtension(Buffers).Split('-')[^1], out var number) ? number : 0;
}
