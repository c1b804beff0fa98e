using System.Diagnostics;
using System.Text;

namespace Hillock.Experiments.RunFolders;

/// <summary>A text file of items that grows by what is added: it is never written again from its start, so that its cost is that of its items.</summary>
/// <remarks>What is added takes the place of <paramref name="foot"/> and ends with it; a process that is killed in between leaves its last item torn, and
/// the next <see cref="Begin"/> writes the file whole. It is flushed to the disk once a second, and at its end.</remarks>
/// <param name="folder">Where.</param>
/// <param name="name">Its name.</param>
/// <param name="head">What stands before the first item.</param>
/// <param name="between">What stands between two.</param>
/// <param name="foot">What stands after the last.</param>
internal sealed class GrowingFile(RunFolder folder, string name, string head, string between, string foot) : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private FileStream? _stream;
    private bool _empty;
    private long _flushed;

    /// <summary>Bytes written so far, those written again included.</summary>
    public long Written { get; private set; }

    /// <summary>Writes the file whole, in place of what was there.</summary>
    public void Begin(IReadOnlyCollection<string> items)
    {
        Dispose();
        var text = head + string.Join(between, items) + foot;
        folder.Write(name, text);
        Written += Encoding.UTF8.GetByteCount(text);
        _empty = items.Count == 0;
        _stream = Guard(() => new FileStream(folder.In(name), FileMode.Open, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete, 1));
        _flushed = Stopwatch.GetTimestamp();
    }

    /// <summary>Adds an item.</summary>
    public void Add(string item)
    {
        if (_stream is null) Begin([]);
        var bytes = Encoding.UTF8.GetBytes((_empty ? "" : between) + item + foot);
        Guard(() =>
        {
            _stream!.Position = _stream.Length - Encoding.UTF8.GetByteCount(foot);
            _stream.Write(bytes);
            _stream.Flush(flushToDisk: Stopwatch.GetElapsedTime(_flushed) >= Pause);
            return 0;
        });
        if (Stopwatch.GetElapsedTime(_flushed) >= Pause) _flushed = Stopwatch.GetTimestamp();
        _empty = false;
        Written += bytes.Length;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_stream is null) return;
        using var stream = _stream;
        _stream = null;
        Guard(() =>
        {
            stream.Flush(flushToDisk: true);
            return 0;
        });
    }

    private T Guard<T>(Func<T> act)
    {
        try
        {
            return act();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new HillockException($"Cannot write '{Path.Combine(folder.Location, name)}': {e.Message} Choose a folder that can be written.", e);
        }
    }
}
