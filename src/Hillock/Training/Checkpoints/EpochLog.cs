using System.Text.Json;

namespace Hillock.Training.Checkpoints;

/// <summary>The finished epochs of a training, a line each, in a file that only grows: what a checkpoint costs does not depend on how many there
/// were.</summary>
/// <remarks>A checkpoint names the bytes that count; what a killed process wrote after them is cut off.</remarks>
internal sealed class EpochLog
{
    private readonly string _path;
    private Checksum _sum = new();

    private EpochLog(string path) => _path = path;

    /// <summary>The name of the file.</summary>
    public string Name => Path.GetFileName(_path);

    /// <summary>Epochs in it.</summary>
    public int Count { get; private set; }

    /// <summary>Bytes that they take.</summary>
    public long Bytes { get; private set; }

    /// <summary>The checksum of these bytes.</summary>
    public string Sum => _sum.Text;

    /// <summary>An empty one; whatever has its name is overwritten.</summary>
    public static EpochLog New(string folder, string name) => new(Path.Combine(folder, name));

    /// <summary>The log of a checkpoint, and its epochs.</summary>
    /// <exception cref="JsonException">It is not what the checkpoint names.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static EpochLog Open(string folder, CheckpointState state, out IReadOnlyList<EpochRecord> epochs)
    {
        var log = New(folder, Path.GetFileName(state.EpochFile));
        var bytes = new byte[Length(log._path, state.EpochBytes)];
        if (bytes.Length > 0)
        {
            using var stream = new FileStream(log._path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            stream.ReadExactly(bytes);
        }

        log._sum.Add(bytes);
        epochs = [.. Lines(bytes).Select(line =>
            JsonSerializer.Deserialize(line.Span, TrainingFiles.Default.EpochRecord) ?? throw new JsonException("an epoch is null."))];
        if (log.Sum != state.EpochSum || epochs.Count != state.Epochs) throw new JsonException($"{log.Name} has changed since.");
        (log.Count, log.Bytes) = (epochs.Count, bytes.Length);
        return log;
    }

    /// <summary>Adds the epochs that are not in it, and flushes them to the disk.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    public void Add(IEnumerable<EpochRecord> all)
    {
        using var stream = new FileStream(_path, FileMode.OpenOrCreate, FileAccess.Write, FileShare.Read | FileShare.Delete);
        stream.SetLength(Bytes);
        stream.Position = Bytes;
        foreach (var epoch in all.Skip(Count))
        {
            byte[] line = [.. JsonSerializer.SerializeToUtf8Bytes(epoch, TrainingFiles.Default.EpochRecord), (byte)'\n'];
            stream.Write(line);
            _sum.Add(line);
            Bytes += line.Length;
            Count++;
        }

        stream.Flush(flushToDisk: true);
    }

    private static long Length(string path, long expected)
    {
        var there = expected == 0 ? 0 : new FileInfo(path).Length;
        return expected >= 0 && expected <= there ? expected
            : throw new JsonException($"{Path.GetFileName(path)} has {there} bytes and should have {expected}.");
    }

    private static IEnumerable<ReadOnlyMemory<byte>> Lines(byte[] bytes)
    {
        var start = 0;
        for (var i = 0; i < bytes.Length; i++)
        {
            if (bytes[i] != '\n') continue;
            yield return bytes.AsMemory(start, i - start);
            start = i + 1;
        }
    }
}
