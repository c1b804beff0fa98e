using System.Text.Json;

namespace Hillock.Reports.Runs;

/// <summary>Reads documents that an earlier version may have written: what is not there, or is something else, is nothing.</summary>
internal static class JsonRead
{
    /// <summary>A number; NaN where there is none.</summary>
    public static double Number(this JsonElement json, string name) => json.Find(name) is { } value ? value.Number() : double.NaN;

    /// <summary>The element as a number; NaN where it is none.</summary>
    public static double Number(this JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Number => json.GetDouble(),
        JsonValueKind.String => json.GetString() switch
        {
            "Infinity" => double.PositiveInfinity,
            "-Infinity" => double.NegativeInfinity,
            _ => double.NaN,
        },
        _ => double.NaN,
    };

    /// <summary>A text; empty where there is none.</summary>
    public static string Text(this JsonElement json, string name) => json.Find(name) is { ValueKind: JsonValueKind.String } value ? Text(value) : "";

    /// <summary>Whether something is so.</summary>
    public static bool Flag(this JsonElement json, string name) => json.Find(name) is { ValueKind: JsonValueKind.True };

    /// <summary>The items of a list; none where there is no list.</summary>
    public static IReadOnlyList<JsonElement> Items(this JsonElement json, string name) =>
        json.Find(name) is { ValueKind: JsonValueKind.Array } list ? [.. list.EnumerateArray()] : [];

    /// <summary>The texts of a list.</summary>
    public static IReadOnlyList<string> Texts(this JsonElement json, string name) =>
        [.. json.Items(name).Where(i => i.ValueKind == JsonValueKind.String).Select(Text)];

    /// <summary>An object; null where there is none.</summary>
    public static JsonElement? Part(this JsonElement json, string name) => json.Find(name) is { ValueKind: JsonValueKind.Object } part ? part : null;

    /// <summary>What has a name; null where nothing has.</summary>
    public static JsonElement? Find(this JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var value) ? value : null;

    // An escape of half a character pair is no text.
    private static string Text(JsonElement value)
    {
        try
        {
            return value.GetString()!;
        }
        catch (InvalidOperationException)
        {
            return value.GetRawText();
        }
    }
}
