using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Hillock;

/// <summary>How every JSON document of Hillock is written: indented, as UTF-8, with <c>schemaVersion</c> as its first field.</summary>
public static class JsonText
{
    /// <summary>The name of the field that says which form a document has.</summary>
    public const string VersionField = "schemaVersion";

    /// <summary>The form of documents that have no other of their own; it rises when a field changes its meaning or goes, not when one is added.</summary>
    public const int SchemaVersion = 1;

    /// <summary>How documents are laid out.</summary>
    public static JsonWriterOptions Layout { get; } = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>A document whose further fields are written by <paramref name="fields"/>.</summary>
    public static string Document(Action<Utf8JsonWriter> fields)
    {
        using var buffer = new MemoryStream();
        Document(buffer, fields);
        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }

    /// <summary>Writes a document whose further fields are written by <paramref name="fields"/>.</summary>
    public static void Document(Stream stream, Action<Utf8JsonWriter> fields, int version = SchemaVersion)
    {
        ArgumentNullException.ThrowIfNull(fields);
        using var json = new Utf8JsonWriter(stream, Layout);
        json.WriteStartObject();
        json.WriteNumber(VersionField, version);
        fields(json);
        json.WriteEndObject();
    }

    /// <summary>The fields of an object as a document.</summary>
    public static string Document(JsonElement value) => Document(json => Fields(json, value));

    /// <summary>A measure; null where there is none, or it is no finite number.</summary>
    public static void Measure(this Utf8JsonWriter json, string name, double? value)
    {
        ArgumentNullException.ThrowIfNull(json);
        if (value is { } number && double.IsFinite(number)) json.WriteNumber(name, number);
        else json.WriteNull(name);
    }

    /// <summary>Texts, in their order.</summary>
    public static void Texts(this Utf8JsonWriter json, string name, IEnumerable<string> texts)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(texts);
        json.WriteStartArray(name);
        foreach (var text in texts) json.WriteStringValue(text);
        json.WriteEndArray();
    }

    /// <summary>The fields of an object but its version.</summary>
    internal static void Fields(Utf8JsonWriter json, JsonElement value)
    {
        foreach (var property in value.EnumerateObject())
            if (property.Name != VersionField) property.WriteTo(json);
    }

    /// <summary>The form of a document; earlier versions of Hillock called it <c>version</c>, or did not say it.</summary>
    public static int? VersionOf(JsonElement document) =>
        document.TryGetProperty(VersionField, out var version) || document.TryGetProperty("version", out version) ? version.GetInt32() : null;
}
