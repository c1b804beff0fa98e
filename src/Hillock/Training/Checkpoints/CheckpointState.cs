using System.Text.Json.Serialization;

namespace Hillock.Training.Checkpoints;

/// <summary>What a checkpoint knows beside the flat buffers.</summary>
internal sealed record CheckpointState
{
    /// <summary>The setting that holds the user's tag.</summary>
    public const string TagKey = "tag";

    /// <summary>The form written by this version.</summary>
    public const int Newest = 2;

    /// <summary>The form of the file.</summary>
    [JsonPropertyName(JsonText.VersionField)]
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

    /// <summary>How many epochs are finished; they stand in the file <see cref="EpochFile"/>.</summary>
    public required int Epochs { get; init; }

    /// <summary>The file of the finished epochs.</summary>
    public required string EpochFile { get; init; }

    /// <summary>The bytes of that file that count.</summary>
    public required long EpochBytes { get; init; }

    /// <summary>Their checksum.</summary>
    public required string EpochSum { get; init; }

    /// <summary>The best of them, from 1, or 0.</summary>
    public required int BestEpoch { get; init; }

    /// <summary>Whether everything is there, and no number is one that a training never comes to.</summary>
    public bool IsSound => Settings is not null && Buffers is not null && EpochFile is not null && EpochSum is not null
        && Epochs >= 0 && EpochBytes >= 0 && BestEpoch >= 0 && BestEpoch <= Epochs && Steps >= 0 && Start.Steps >= 0 && Start.Steps <= Steps
        && double.IsFinite(Carried) && Rate >= 0 && double.IsFinite(Rate);

    /// <summary>The number of this checkpoint, so that two in a row have different files.</summary>
    public int Number => int.TryParse(Path.GetFileNameWithoutExtension(Buffers).Split('-')[^1], out var number) ? number : 0;
}
