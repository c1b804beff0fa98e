using System.Text.Json;

namespace Hillock.Networks;

/// <summary>The layers of a network as JSON; activations and initialisers as a user writes them.</summary>
internal static class ModelDescription
{
    private const string Format = "hillock-model";
    private const int Version = 1;

    /// <summary>Writes the description.</summary>
    public static void Write(Sequential model, Stream stream)
    {
        using var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true });
        json.WriteStartObject();
        json.WriteString("format", Format);
        json.WriteNumber("version", Version);
        json.WriteStartArray("inputs");
        foreach (var extent in model.Inputs.Extents) json.WriteNumberValue(extent);
        json.WriteEndArray();
        json.WriteStartArray("layers");
        foreach (var layer in model) WriteLayer(json, layer);
        json.WriteEndArray();
        if (model.Head is { } head) json.WriteString("head", head.Text);
        json.WriteEndObject();
    }

    /// <summary>Builds the network described; its parameters have no values yet.</summary>
    public static Sequential Read(JsonElement json, string path)
    {
        if (!json.TryGetProperty("format", out var format) || format.GetString() != Format)
            throw new HillockException($"'{path}' does not describe a Hillock network: \"format\": \"{Format}\" is missing.");
        var version = json.GetProperty("version").GetInt32();
        if (version > Version)
            throw new HillockException($"'{path}' has format version {version}; this Hillock knows up to {Version}. Update Hillock.");
        var model = new Sequential(new Shape([.. json.GetProperty("inputs").EnumerateArray().Select(e => e.GetInt32())]));
        foreach (var layer in json.GetProperty("layers").EnumerateArray()) model.Add(ReadLayer(layer, path));
        if (json.TryGetProperty("head", out var head)) model.SetHead(Text(head));
        return model;
    }

    private static void WriteLayer(Utf8JsonWriter json, Layer layer)
    {
        json.WriteStartObject();
        json.WriteString("type", layer.Kind);
        switch (layer)
        {
            case Dense dense:
                json.WriteNumber("units", dense.Units);
                json.WriteString("activation", dense.Activation.Text);
                json.WriteString("initializer", dense.Initializer.Text);
                json.WriteBoolean("bias", dense.UseBias);
                break;
            case ActivationLayer activation:
                json.WriteString("activation", activation.Activation.Text);
                break;
            case Dropout dropout:
                json.WriteNumber("rate", dropout.Rate);
                break;
            default:
                throw new NotSupportedException(layer.Kind);
        }

        json.WriteEndObject();
    }

    private static Layer ReadLayer(JsonElement json, string path) => json.GetProperty("type").GetString() switch
    {
        "dense" => new Dense(
            json.GetProperty("units").GetInt32(), Text(json.GetProperty("activation")),
            Text(json.GetProperty("initializer")), json.GetProperty("bias").GetBoolean()),
        "activation" => new ActivationLayer(Text(json.GetProperty("activation"))),
        "dropout" => new Dropout(json.GetProperty("rate").GetDouble()),
        var type => throw new HillockException($"'{path}' has a layer of the type '{type}', which this Hillock does not know. Update Hillock."),
    };

    private static string Text(JsonElement json) => json.GetString() ?? throw new FormatException("a text is null.");
}
