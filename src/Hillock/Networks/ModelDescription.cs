using System.Globalization;
using System.Text.Json;
using Hillock.Activations;
using Hillock.Layers;

namespace Hillock.Networks;

/// <summary>The layers of a network and how they are connected as JSON; activations and initialisers as a user writes them.</summary>
/// <param name="path">The file, for messages.</param>
/// <param name="code">The activations by code that a description may name.</param>
internal sealed class ModelDescription(string path, IReadOnlyList<CustomActivation> code)
{
    private const string Format = "hillock-model";
    private const int Version = 3;
    private const int FirstWithFormulas = 3;
    private int _version;

    /// <summary>Writes the description.</summary>
    /// <exception cref="HillockException">An activation cannot be written.</exception>
    public static void Write(Network model, Stream stream)
    {
        var code = CodeOf(model);
        JsonText.Document(stream, json => Write(json, model, code), Version);
    }

    /// <summary>Builds the network described; its parameters have no values yet.</summary>
    public Network Read(JsonElement json)
    {
        if (!json.TryGetProperty("format", out var format) || format.GetString() != Format)
            throw new HillockException(ErrorKind.Data, $"'{path}' does not describe a Hillock network: \"format\": \"{Format}\" is missing.");
        _version = JsonText.VersionOf(json) ?? throw new FormatException("it does not say its schemaVersion.");
        if (_version > Version)
            throw new HillockException(ErrorKind.Data, $"'{path}' has format version {_version}; this Hillock knows up to {Version}. Update Hillock.");
        if (_version < 1) throw new FormatException($"it has format version {_version}; they begin with 1.");
        if (json.TryGetProperty("code", out var samples)) CheckCode(samples);
        var inputs = new Shape([.. json.GetProperty("inputs").EnumerateArray().Select(e => e.GetInt32())]);
        var model = ReadNetwork(json, inputs);
        if (json.TryGetProperty("head", out var head)) model.SetHead(ReadActivation(Text(head)));
        return model;
    }

    private static void Write(Utf8JsonWriter json, Network model, Dictionary<string, CustomActivation> code)
    {
        json.WriteString("format", Format);
        json.WriteStartArray("inputs");
        foreach (var extent in model.Inputs.Extents) json.WriteNumberValue(extent);
        json.WriteEndArray();
        json.WriteStartArray("layers");
        foreach (var node in model.Graph.Nodes) WriteNode(json, model.Graph, node);
        json.WriteEndArray();
        if (model.Graph.Output != model.Graph.Nodes.Count - 1) json.WriteNumber("output", model.Graph.Output);
        if (model.Head is { } head) json.WriteString("head", Name(head));
        if (code.Count > 0) WriteCode(json, code);
    }

    private static void WriteNode(Utf8JsonWriter json, Graph graph, GraphNode node)
    {
        var index = graph.Nodes.ToList().IndexOf(node);
        json.WriteStartObject();
        json.WriteString("type", node.Layer.Kind);
        json.WriteString("name", node.Name);
        if (node.Inputs is not [var input] || input != index - 1)
        {
            json.WriteStartArray("reads");
            foreach (var i in node.Inputs) json.WriteNumberValue(i);
            json.WriteEndArray();
        }

        foreach (var (name, value, _) in LayerKind.SettingsOf(node.Layer, new LayerSettings())) WriteValue(json, name, value);
        json.WriteEndObject();
    }

    private static void WriteValue(Utf8JsonWriter json, string name, string value)
    {
        if (value is "true" or "false") json.WriteBoolean(name, value == "true");
        else if (double.TryParse(value, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)) json.WriteNumber(name, number);
        else json.WriteString(name, value);
    }

    private Network ReadNetwork(JsonElement json, Shape inputs)
    {
        var builder = new GraphBuilder(inputs);
        var signals = new List<Signal>();
        var layers = new Dictionary<string, Layer>();
        var chain = new Sequential(inputs);
        var isChain = !json.TryGetProperty("output", out var output);
        foreach (var node in json.GetProperty("layers").EnumerateArray())
        {
            var name = Text(node.GetProperty("name"));
            isChain &= !node.TryGetProperty("reads", out var reads) && !layers.ContainsKey(name);
            if (!layers.TryGetValue(name, out var layer)) layers[name] = layer = ReadLayer(node);
            int[] inputsOf = reads.ValueKind == JsonValueKind.Array ? [.. reads.EnumerateArray().Select(r => r.GetInt32())] : [signals.Count - 1];
            if (inputsOf.Any(i => i < Graph.Input || i >= signals.Count)) throw new FormatException($"{name} reads a layer that does not come before it.");
            builder.Name(layer, name);
            signals.Add(layer.Apply([.. inputsOf.Select(i => i == Graph.Input ? builder.Input : signals[i])]));
            if (isChain) chain.Add(layer);
        }

        if (isChain && chain.Layers.Select(l => l.Name).SequenceEqual(layers.Keys)) return chain;
        var last = output.ValueKind == JsonValueKind.Number ? output.GetInt32() : signals.Count - 1;
        return new LoadedNetwork(builder.Build(last < 0 ? builder.Input : signals[last]));
    }

    private Layer ReadLayer(JsonElement json)
    {
        var type = Text(json.GetProperty("type"));
        var kind = LayerKind.Find(type)
            ?? throw new HillockException(ErrorKind.Data, $"'{path}' has a layer of the type '{type}', which this Hillock does not know. Update Hillock.");
        var settings = new LayerSettings(ReadActivation);
        foreach (var (name, _, isNeeded) in kind.Settings)
        {
            // A setting that came later is not in older files, and then has its usual value.
            if (!json.TryGetProperty(name, out var value) && !isNeeded) continue;
            settings.Set(name, value.ValueKind == JsonValueKind.String ? Text(value) : json.GetProperty(name).GetRawText());
        }

        return kind.Usual.With(settings);
    }

    private Activation ReadActivation(string text)
    {
        if (LayerSettings.CodeName(text) is not { } id) return ReadFormula(text);
        return code.FirstOrDefault(c => c.Id == id) ?? throw new HillockException(
            $"'{path}' uses the activation '{id}', which was given by code. Code is not saved, only its name: define it again and pass it, as in "
                + $"Network.Load(path, {id}).");
    }

    private Activation ReadFormula(string text)
    {
        try
        {
            return Activation.Parse(text);
        }
        catch (HillockException e) when (_version < FirstWithFormulas)
        {
            throw new HillockException(
                ErrorKind.Data,
                $"'{path}' has format version {_version}, which kept an activation defined in C# by its name alone. {e.Message} Write the formula in "
                    + $"place of the name in that file, such as \"{text}(x) = x * sigmoid(x)\".", e);
        }
    }

    // By name, as the file has them; two that share one could not be told apart.
    private static Dictionary<string, CustomActivation> CodeOf(Network model)
    {
        var found = new Dictionary<string, CustomActivation>();
        var settings = new LayerSettings(write: activation =>
        {
            if (activation is CustomActivation code && !found.TryAdd(code.Id, code) && !found[code.Id].Equals(code))
                throw new HillockException(
                    $"Two different activations by code are called '{code.Id}', and a file keeps nothing but the name of such; give one another name.");
            return activation.Declaration;
        });
        foreach (var node in model.Graph.Nodes) node.Layer.With(settings);
        if (model.Head is { } head) settings.Print(head);
        return found;
    }

    private static void WriteCode(Utf8JsonWriter json, Dictionary<string, CustomActivation> code)
    {
        json.WriteStartObject("code");
        foreach (var (id, activation) in code)
        {
            json.WriteStartArray(id);
            foreach (var value in activation.Samples) json.WriteStringValue(value.ToString("R", CultureInfo.InvariantCulture));
            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private void CheckCode(JsonElement samples)
    {
        foreach (var kept in samples.EnumerateObject())
        {
            if (code.FirstOrDefault(c => c.Id == kept.Name) is not { } given) continue;
            double[] values = [.. kept.Value.EnumerateArray().Select(v => double.Parse(Text(v), CultureInfo.InvariantCulture))];
            if (!values.SequenceEqual(given.Samples, new Near()))
                throw new HillockException(
                    ErrorKind.Data,
                    $"'{path}' was saved with another activation called '{kept.Name}': the code that was passed gives other values. Pass the code of that "
                    + "time.");
        }
    }

    private static string Name(Activation activation) => new LayerSettings().Print(activation);

    private static string Text(JsonElement json) => json.GetString() ?? throw new FormatException("a text is null.");

    // The mathematical functions of another machine may differ in the last digits.
    private sealed class Near : IEqualityComparer<double>
    {
        private const double Tolerance = 1e-6;

        public bool Equals(double x, double y) => x.Equals(y) || Math.Abs(x - y) <= Tolerance * Math.Max(1, Math.Max(Math.Abs(x), Math.Abs(y)));

        public int GetHashCode(double obj) => 0;
    }
}
