using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Hillock.Cli.Rendering;
using Hillock.Experiments.Treatments;

namespace Hillock.Cli;

/// <summary>Results as JSON: camelCase names, doubles that read back to the same bits, infinities and NaN as strings.</summary>
internal static class JsonOutput
{
    /// <summary>How all documents of the command are written.</summary>
    public static JsonSerializerOptions Options { get; } = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
        NewLine = "\n",
        Converters = { new FindingJson() },
    };

    /// <summary>Writes <paramref name="value"/> and a line end.</summary>
    public static void Write(Screen screen, object value) =>
        screen.Json(JsonSerializer.Serialize(value, value.GetType(), Options));
}
