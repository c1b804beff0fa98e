using System.Text.Json;
using Hillock.Activations;
using Hillock.Engine;

namespace Hillock.Networks;

/// <summary>A network as a folder of <c>model.json</c> and <c>weights.safetensors</c>.</summary>
internal static class ModelFile
{
    private const string Description = "model.json";
    private const string Weights = "weights.safetensors";

    /// <summary>Writes both files, each whole or not at all; the description last.</summary>
    /// <exception cref="HillockException">The network has no values, an activation cannot be kept, or the place cannot be written.</exception>
    public static void Save(Network model, string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        if (!model.IsInitialized)
            throw new HillockException("The network has no values to save yet; train it, or call Initialize with a seed.");
        using var plain = new MemoryStream();
        ModelDescription.Write(model, plain);
        var description = SealedJson.Seal(plain.ToArray());
        AtomicFile.Write(Path.Combine(path, Weights), stream => SafeTensors.Write(stream, [.. model.Parameters.Select(t => SourceOf(model.Store, t))]));
        AtomicFile.Write(Path.Combine(path, Description), stream => stream.Write(description));
        AtomicFile.Sweep(path);
    }

    /// <summary>Reads both files and checks that they belong together.</summary>
    public static Network Load(string path, IReadOnlyList<CustomActivation> code)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        var description = Path.Combine(path, Description);
        var (model, isWhole) = Describe(ReadBytes(description), description, code);
        Fill(model, Path.Combine(path, Weights), isWhole ? null : description);
        return model;
    }

    /// <summary>Reads the weights alone, of a network that is there.</summary>
    public static void LoadWeights(Network model, string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        Fill(model, Path.Combine(path, Weights));
    }

    private static TensorSource SourceOf(ParameterStore store, ParameterTensor tensor) => new(
        tensor.Name,
        ExtentsOf(tensor.Shape),
        sink =>
        {
            for (var i = 0; i < tensor.Rows; i++) sink.Write(store.Peek(tensor, i));
            GC.KeepAlive(store);
        });

    // The checksum is looked at last: what else is wrong says more.
    private static void Fill(Network model, string weights, string? altered = null)
    {
        try
        {
            SafeTensorsFile.Use(weights, file =>
            {
                // Compared before the network takes memory for its own: a description may ask for more than there is.
                Compare(model, file, weights);
                if (altered is not null) throw new HillockException(
                    ErrorKind.Data,
                    $"'{altered}' is not as it was saved: its checksum is another. Take a backup; if you changed it yourself, delete its line \"crc32c\".");
                foreach (var tensor in model.Parameters)
                {
                    var from = file.Tensors[tensor.Name];
                    model.Store.Fill(tensor, (row, target) => file.Read(from, (long)row * tensor.Columns, target));
                }
            });
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Unreadable(weights, e);
        }

        model.MarkInitialized();
    }

    private static void Compare(Network model, SafeTensorsFile file, string weights)
    {
        var names = new HashSet<string>();
        foreach (var (name, shape) in model.Layers.SelectMany(l => l.Layer.Parameters(l.InputShapes).Select(s => ($"{l.Name}.{s.Name}", s.Extents ?? s.Usual))))
        {
            names.Add(name);
            if (!file.Tensors.TryGetValue(name, out var read))
                throw new HillockException(ErrorKind.Data, $"'{weights}' lacks {name}, which the network has. They do not belong together.");
            if (!read.Shape.SequenceEqual(ExtentsOf(shape)))
            {
                throw new HillockException(
                    ErrorKind.Data,
                    $"{name} in '{weights}' has the shape {string.Join('×', read.Shape)}; the network's is {shape}. They do not belong together.");
            }
        }

        if (file.Tensors.Keys.FirstOrDefault(t => !names.Contains(t)) is { } extra)
            throw new HillockException(ErrorKind.Data, $"'{weights}' holds {extra}, which the network does not have. They do not belong together.");
    }

    private static long[] ExtentsOf(Shape shape) => [.. shape.Extents.ToArray().Select(e => (long)e)];

    private static (Network Model, bool IsWhole) Describe(byte[] bytes, string path, IReadOnlyList<CustomActivation> code)
    {
        try
        {
            using var json = JsonDocument.Parse(bytes);
            return (new ModelDescription(path, code).Read(json.RootElement), SealedJson.IsWhole(json.RootElement));
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or FormatException or KeyNotFoundException or OverflowException)
        {
            throw new HillockException(ErrorKind.Data, $"'{path}' is damaged: {e.Message} Save the network again, or take a backup.", e);
        }
    }

    private static byte[] ReadBytes(string path)
    {
        try
        {
            return File.ReadAllBytes(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Unreadable(path, e);
        }
    }

    private static HillockException Unreadable(string path, Exception e) =>
        new($"Cannot read '{path}': {e.Message} A saved network is a folder with {Description} and {Weights}.", e);
}
