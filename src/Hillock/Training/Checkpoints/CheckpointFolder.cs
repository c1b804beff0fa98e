using System.Text.Json;
using System.Text.Json.Serialization;
using Hillock.Networks.Saving;

namespace Hillock.Training.Checkpoints;

/// <summary>A checkpoint on disk: the flat buffers in a file with a new name each time, then <c>state.json</c>, which names it.</summary>
/// <remarks>Whenever the process is killed, <c>state.json</c> is whole and names a file that is whole; what else lies there is deleted by the next checkpoint.</remarks>
internal static class CheckpointFolder
{
    private const string State = "state.json";
    private const string Extension = ".safetensors";

    private static readonly JsonSerializerOptions Json = new()
    {
        IgnoreReadOnlyProperties = true,
        IncludeFields = true,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        WriteIndented = true,
    };

    /// <summary>The name of the next file of buffers.</summary>
    public static string BuffersAfter(CheckpointState? last) => $"buffers-{(last?.Number ?? 0) + 1}{Extension}";

    /// <summary>Writes a checkpoint in place of the last one.</summary>
    /// <exception cref="HillockException">The folder cannot be written.</exception>
    public static void Write(string folder, CheckpointState state, IReadOnlyList<(string Name, float[] Values)> buffers)
    {
        AtomicFile.Write(Path.Combine(folder, state.Buffers), stream => SafeTensors.Write(stream, [.. buffers.Select(b => (b.Name, new[] { b.Values.Length }, b.Values))]));
        AtomicFile.Write(Path.Combine(folder, State), stream => JsonSerializer.Serialize(stream, state, Json));
        foreach (var file in Directory.EnumerateFiles(folder))
        {
            if (Path.GetFileName(file) is { } name && name != State && name != state.Buffers && (name.EndsWith(Extension, StringComparison.Ordinal) || name.EndsWith(".tmp", StringComparison.Ordinal)))
                TryDelete(file);
        }
    }

    /// <summary>The checkpoint in a folder, or null where there is none.</summary>
    /// <exception cref="HillockException">It cannot be read.</exception>
    public static CheckpointState? Read(string folder)
    {
        var path = Path.Combine(folder, State);
        if (!File.Exists(path)) return null;
        try
        {
            var state = JsonSerializer.Deserialize<CheckpointState>(File.ReadAllBytes(path), Json) ?? throw new JsonException("it holds nothing.");
            return state.Version <= CheckpointState.Newest ? state : throw new HillockException($"'{path}' has form {state.Version}; this Hillock knows up to {CheckpointState.Newest}. Update Hillock.");
        }
        catch (Exception e) when (e is JsonException or IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw new HillockException($"The checkpoint '{path}' cannot be read: {e.Message} Delete its folder to begin anew.", e);
        }
    }

    /// <summary>Makes the folder one without a checkpoint.</summary>
    public static void Forget(string folder) => TryDelete(Path.Combine(folder, State));

    /// <summary>The flat buffers of a checkpoint.</summary>
    /// <exception cref="HillockException">They cannot be read.</exception>
    public static Dictionary<string, float[]> ReadBuffers(string folder, CheckpointState state)
    {
        var path = Path.Combine(folder, Path.GetFileName(state.Buffers));
        try
        {
            return SafeTensors.Read(File.ReadAllBytes(path), path).ToDictionary(t => t.Key, t => t.Value.Values);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new HillockException($"The checkpoint '{path}' cannot be read: {e.Message} Delete its folder to begin anew.", e);
        }
    }

    private static void TryDelete(string path)
    {
        try
        {
            if (File.Exists(path)) File.Delete(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The next checkpoint tries again.
        }
    }
}
