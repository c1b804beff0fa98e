using System.Text.Json;
using Hillock.Activations;

namespace Hillock.Networks;

/// <summary>The layers of a network as JSON; activations and initialisers as a user writes them.</summary>
/// <param name="path">The file, for messages.</param>
/// <param name="code">The activations by code that a description may name.</param>
internal sealed class ModelDescription(string path, IReadOnlyList<CustomActivation> code)
{
    private const string Format = "hillock-model";
    private const int Version = 1;
    private const string Code = "code:";

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
        if (model.Head is { } head) json.WriteString("head", Name(head));
        json.WriteEndObject();
    }

    /// <summary>Builds the network described; its parameters have no values yet.</summary>
    public Sequential Read(JsonElement json)
    {
        if (!json.TryGetProperty("format", out var format) || format.GetString() != Format)
            throw new HillockException($"'{path}' does not describe a Hillock network: \"format\": \"{Format}\" is missing.");
        var version = json.GetProperty("version").GetInt32();
        if (version > Version)
            throw new HillockException($"'{path}' has format version {version}; this Hillock knows up to {Version}. Update Hillock.");
        var model = new Sequential(new Shape([.. json.GetProperty("inputs").EnumerateArray().Select(e => e.GetInt32())]));
        foreach (var layer in json.GetProperty("layers").EnumerateArray()) model.Add(ReadLayer(layer));
        if (json.TryGetProperty("head", out var head)) model.SetHead(ReadActivation(head));
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
                json.WriteString("activation", Name(dense.Activation));
                json.WriteString("initializer", dense.Initializer.Text);
                json.WriteBoolean("bias", dense.UseBias);
                break;
            case ActivationLayer activation:
                json.WriteString("activation", Name(activation.Activation));
                break;
            case Dropout dropout:
                json.WriteNumber("rate", dropout.Rate);
                break;
            default:
                throw new NotSupportedException(layer.Kind);
        }

        json.WriteEndObject();
    }

    private Layer ReadLayer(JsonElement json) => json.GetProperty("type").GetString() switch
    {
        "dense" => new Dense(
            json.GetProperty("units").GetInt32(), ReadActivation(json.GetProperty("activation")),
            Text(json.GetProperty("initializer")), json.GetProperty("bias").GetBoolean()),
        "activation" => new ActivationLayer(ReadActivation(json.GetProperty("activation"))),
        "dropout" => new Dropout(json.GetProperty("rate").GetDouble()),
        var type => throw new HillockException($"'{path}' has a layer of the type '{type}', which this Hillock does not know. Update Hillock."),
    };

    private Activation ReadActivation(JsonElement json)
    {
        var text = Text(json);
        if (!text.StartsWith(Code, StringComparison.Ordinal)) return text;
        var id = text[Code.Length..];
        return code.FirstOrDefault(c => c.Id == id) ?? throw new HillockException(
            $"'{path}' uses the activation '{id}', which was given by code. Code is not saved, only its name: define it again and pass it, as in Sequential.Load(path, {id}).");
    }

    private static string Name(Activation activation) => activation is CustomActivation ? Code + activation.Id : activation.Text;

    private static string Text(JsonElement json) => json.GetString() ?? throw new FormatException("a text is null.");
}
