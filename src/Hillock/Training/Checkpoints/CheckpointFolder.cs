using System.Text.Json;
using Hillock.Networks;

namespace Hillock.Training.Checkpoints;

/// <summary>A checkpoint on disk: the finished epochs in a file that grows, the flat buffers in a file with a new name each time, then <c>state.json</c>, which
/// names both.</summary>
/// <remarks>Whenever the process is killed, <c>state.json</c> is whole and names files that are whole; what else lies there is deleted by the next
/// checkpoint.</remarks>
internal static class CheckpointFolder
{
    private const string State = "state.json";
    private const string Extension = ".safetensors";
    private const string LogExtension = ".jsonl";
    private const string Advice = "Delete its folder to begin anew.";

    /// <summary>The name of the next file of buffers.</summary>
    public static string BuffersAfter(CheckpointState? last) => $"buffers-{(last?.Number ?? 0) + 1}{Extension}";

    /// <summary>The log of a training that begins anew while the checkpoint of another is still there.</summary>
    public static EpochLog NewLog(string folder, CheckpointState? last) => EpochLog.New(folder, $"epochs-{(last?.Number ?? 0) + 1}{LogExtension}");

    /// <summary>Writes a checkpoint in place of the last one; its epochs are in their log already.</summary>
    /// <exception cref="HillockException">The folder cannot be written.</exception>
    public static void Write(string folder, CheckpointState state, IReadOnlyList<TensorSource> buffers)
    {
        AtomicFile.Write(Path.Combine(folder, state.Buffers), stream => SafeTensors.Write(stream, buffers));
        var text = SealedJson.Seal(JsonSerializer.SerializeToUtf8Bytes(state, TrainingFiles.Default.CheckpointState));
        AtomicFile.Write(Path.Combine(folder, State), stream => stream.Write(text));
        foreach (var file in Directory.EnumerateFiles(folder))
        {
            if (Path.GetFileName(file) is var name && name != State && name != state.Buffers && name != state.EpochFile && IsOwn(name))
                TryDelete(file);
        }
    }

    /// <summary>Whether a file of that name is one that a checkpoint writes.</summary>
    public static bool IsOwn(string name) =>
        name == State || AtomicFile.IsLeftover(name) || name.EndsWith(Extension, StringComparison.Ordinal)
            || name.EndsWith(LogExtension, StringComparison.Ordinal);

    /// <summary>The checkpoint in a folder, or null where there is none.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="anyForm">Whether one of an earlier form counts as none.</param>
    /// <exception cref="HillockException">It cannot be read.</exception>
    public static CheckpointState? Read(string folder, bool anyForm = false) => Guard(Path.Combine(folder, State), path =>
    {
        if (!File.Exists(path)) return null;
        using var json = JsonDocument.Parse(File.ReadAllBytes(path));
        var version = JsonText.VersionOf(json.RootElement) ?? throw new JsonException("it does not say its schemaVersion.");
        if (version > CheckpointState.Newest) throw new HillockException(
            ErrorKind.Data, $"'{path}' has form {version}; this Hillock knows up to {CheckpointState.Newest}. Update Hillock.");
        if (version < CheckpointState.Newest)
        {
            return anyForm ? null : throw new HillockException(
                ErrorKind.Data,
                $"'{path}' has form {version} of an earlier Hillock, which did not say which functions the activations are. Finish the training with that "
                    + "version, or delete its folder to begin anew.");
        }

        if (!SealedJson.IsWhole(json.RootElement)) throw new JsonException("its checksum is another, so some of it has changed.");
        return json.RootElement.Deserialize(TrainingFiles.Default.CheckpointState) is { IsSound: true } state ? state
            : throw new JsonException("it holds numbers that no checkpoint has.");
    });

    /// <summary>The log of a checkpoint, and the epochs in it.</summary>
    /// <exception cref="HillockException">It cannot be read, or has changed.</exception>
    public static EpochLog ReadLog(string folder, CheckpointState state, out IReadOnlyList<EpochRecord> epochs)
    {
        IReadOnlyList<EpochRecord> read = [];
        var log = Guard(Path.Combine(folder, Path.GetFileName(state.EpochFile)), _ => EpochLog.Open(folder, state, out read));
        epochs = read;
        return log;
    }

    /// <summary>Makes the folder one without a checkpoint.</summary>
    public static void Forget(string folder) => TryDelete(Path.Combine(folder, State));

    /// <summary>Reads the flat buffers of a checkpoint.</summary>
    /// <exception cref="HillockException">They cannot be read.</exception>
    public static void ReadBuffers(string folder, CheckpointState state, Action<SafeTensorsFile> use) =>
        Guard(Path.Combine(folder, Path.GetFileName(state.Buffers)), path =>
        {
            SafeTensorsFile.Use(path, use, Advice);
            return 0;
        });

    private static T Guard<T>(string path, Func<string, T> read)
    {
        try
        {
            return read(path);
        }
        catch (Exception e) when (e is JsonException or IOException or UnauthorizedAccessException or NotSupportedException or InvalidOperationException
            or KeyNotFoundException or FormatException)
        {
            throw new HillockException(e is IOException or UnauthorizedAccessException ? ErrorKind.Io
                : ErrorKind.Data, $"The checkpoint '{path}' cannot be read: {e.Message} {Advice}", e);
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
