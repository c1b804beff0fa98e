using System.Text.Json;
using System.Text.Json.Serialization;
using Hillock.Health;

namespace Hillock.Experiments.Repairs;

/// <summary>The stable JSON of a finding; what is not a finite number is null, or a string where the options allow named numbers.</summary>
public sealed class FindingJson : JsonConverter<Finding>
{
    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, Finding value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(value);
        ArgumentNullException.ThrowIfNull(options);
        writer.WriteStartObject();
        writer.WriteString("code", value.Code);
        writer.WriteString("severity", Word(value.Severity));
        writer.WriteString("area", Word(value.Area));
        writer.WriteString("stage", Word(value.Stage));
        writer.WriteString("layer", value.Layer);
        writer.WriteStartArray("elsewhere");
        foreach (var layer in value.Elsewhere) writer.WriteStringValue(layer);
        writer.WriteEndArray();
        writer.WriteString("message", value.Message);
        writer.WriteString("cause", value.Cause);
        writer.WriteString("fix", SettingWords.Fix(value));
        writer.WriteStartObject("evidence");
        foreach (var (name, number) in value.Evidence.DistinctBy(e => e.Name)) Number(writer, name, number, options);
        writer.WriteEndObject();
        Number(writer, "certainty", value.Certainty, options);
        writer.WriteEndObject();
    }

    /// <inheritdoc/>
    /// <exception cref="NotSupportedException">Always: findings are written only.</exception>
    public override Finding Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException("Findings are written as JSON, not read from it.");

    private static string Word<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();

    private static void Number(Utf8JsonWriter writer, string name, double value, JsonSerializerOptions options)
    {
        if (!options.NumberHandling.HasFlag(JsonNumberHandling.AllowNamedFloatingPointLiterals))
        {
            writer.Measure(name, value);
            return;
        }

        writer.WritePropertyName(name);
        JsonSerializer.Serialize(writer, value, options);
    }
}
