using System.Text.Json.Serialization;

namespace Hillock.Training.Checkpoints;

/// <summary>What a checkpoint keeps, as JSON by code made at build time; numbers that are not finite are named.</summary>
[JsonSourceGenerationOptions(
    IgnoreReadOnlyProperties = true,
    IncludeFields = true,
    NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(CheckpointState))]
[JsonSerializable(typeof(EpochRecord))]
internal sealed partial class TrainingFiles : JsonSerializerContext;
