using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Hillock.Experiments.Repairs;

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

    /// <summary>The object <paramref name="value"/> as a document.</summary>
    public static string Document(object value) => JsonText.Document(JsonSerializer.SerializeToElement(value, value.GetType(), Options));
}
