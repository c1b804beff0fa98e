using System.Text.Json.Serialization;

namespace Hillock.Experiments.Runs;

/// <summary>Finished trainings as JSON by code made at build time; numbers that are not finite are named.</summary>
[JsonSourceGenerationOptions(NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(TrainingOutcome))]
internal sealed partial class StoredTrainings : JsonSerializerContext;
