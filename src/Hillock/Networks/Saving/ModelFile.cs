using System.Text.Json;
using Hillock.Activations;

namespace Hillock.Networks.Saving;

/// <summary>A network as a folder of <c>model.json</c> and <c>weights.safetensors</c>.</summary>
internal static class ModelFile
{
    private const string Description = "model.json";
    private const string Weights = "weights.safetensors";

    /// <summary>Writes both files, each whole or not at all; the description last.</summary>
    public static void Save(Network model, string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        if (!model.IsInitialized)
            throw new HillockException("The network has no values to save yet; train it, or call Initialize with a seed.");
        var tensors = model.Parameters
            .Select(t => (t.Name, Shape: ShapeOf(t), Values: model.GetParameter(t.Name)))
            .ToList();
        AtomicFile.Write(Path.Combine(path, Weights), stream => SafeTensors.Write(stream, tensors));
        AtomicFile.Write(Path.Combine(path, Description), stream => ModelDescription.Write(model, stream));
    }

    /// <summary>Reads both files and checks that they belong together.</summary>
    public static Network Load(string path, IReadOnlyList<CustomActivation> code)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        var description = Path.Combine(path, Description);
        var weights = Path.Combine(path, Weights);
        var model = Describe(ReadBytes(description), description, code);
        Fill(model, weights);
        return model;
    }

    /// <summary>Reads the weights alone, of a network that is there.</summary>
    public static void LoadWeights(Network model, string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        Fill(model, Path.Combine(path, Weights));
    }

    private static void Fill(Network model, string weights)
    {
        var tensors = SafeTensors.Read(ReadBytes(weights), weights);
        foreach (var tensor in model.Parameters)
        {
            if (!tensors.TryGetValue(tensor.Name, out var read))
                throw new HillockException($"'{weights}' lacks {tensor.Name}, which the network has. They do not belong together.");
            if (!read.Shape.SequenceEqual(ShapeOf(tensor)))
            {
                throw new HillockException(
                    $"{tensor.Name} in '{weights}' has the shape {string.Join('×', read.Shape)}; the network's is {tensor.Shape}. They do not belong together.");
            }
        }

        var names = model.Parameters.Select(p => p.Name).ToHashSet();
        if (tensors.Keys.FirstOrDefault(t => !names.Contains(t)) is { } extra)
            throw new HillockException($"'{weights}' holds {extra}, which the network does not have. They do not belong together.");
        foreach (var tensor in model.Parameters) model.SetParameter(tensor.Name, tensors[tensor.Name].Values);
        model.MarkInitialized();
    }

    private static int[] ShapeOf(ParameterTensor tensor) => tensor.Shape.Extents.ToArray();

    private static Network Describe(byte[] bytes, string path, IReadOnlyList<CustomActivation> code)
    {
        try
        {
            using var json = JsonDocument.Parse(bytes);
            return new ModelDescription(path, code).Read(json.RootElement);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or FormatException or KeyNotFoundException)
        {
            throw new HillockException($"'{path}' is damaged: {e.Message} Save the network again, or take a backup.", e);
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
            throw new HillockException(
                $"Cannot read '{path}': {e.Message} A saved network is a folder with {Description} and {Weights}.", e);
        }
    }
}
