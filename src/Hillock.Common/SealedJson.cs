using System.Text.Json;

namespace Hillock;

/// <summary>A JSON object that says when it was altered: its last field, <c>crc32c</c>, is the checksum of the others, whatever the white space
/// between.</summary>
/// <remarks>Whoever changes a value by hand deletes that field; an object without it, such as one of an earlier version, is taken as it is.</remarks>
public static class SealedJson
{
    private const string Field = "crc32c";

    /// <summary>The object with its checksum, indented, as UTF-8.</summary>
    /// <param name="json">A JSON object as UTF-8, without a checksum.</param>
    public static byte[] Seal(ReadOnlyMemory<byte> json)
    {
        using var document = JsonDocument.Parse(json);
        using var bytes = new MemoryStream();
        using (var writer = new Utf8JsonWriter(bytes, JsonText.Layout))
        {
            writer.WriteStartObject();
            foreach (var property in document.RootElement.EnumerateObject()) property.WriteTo(writer);
            writer.WriteString(Field, Of(document.RootElement));
            writer.WriteEndObject();
        }

        return bytes.ToArray();
    }

    /// <summary>Whether the object is as it was sealed, or was never sealed.</summary>
    /// <exception cref="InvalidOperationException">It is no object, or its checksum is no text.</exception>
    public static bool IsWhole(JsonElement json) => !json.TryGetProperty(Field, out var sum) || sum.GetString() == Of(json);

    private static string Of(JsonElement json)
    {
        using var bytes = new MemoryStream();
        using (var writer = new Utf8JsonWriter(bytes))
        {
            writer.WriteStartObject();
            foreach (var property in json.EnumerateObject().Where(p => p.Name != Field)) property.WriteTo(writer);
            writer.WriteEndObject();
        }

        var sum = new Checksum();
        sum.Add(bytes.GetBuffer().AsSpan(0, (int)bytes.Length));
        return sum.Text;
    }
}
