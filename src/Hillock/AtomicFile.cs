namespace Hillock;

/// <summary>Files that are either whole or not there: written beside their place, flushed to the disk, then moved, and the move flushed too.</summary>
public static class AtomicFile
{
    private const string Suffix = ".tmp";
    private const int BufferSize = 1 << 16;

    // A file that somebody else is writing is younger than this, or grows.
    private static readonly TimeSpan Abandoned = TimeSpan.FromMinutes(10);

    /// <summary>Writes the file <paramref name="path"/>, in place of what was there.</summary>
    /// <exception cref="HillockException">The place cannot be written.</exception>
    public static void Write(string path, Action<Stream> write)
    {
        ArgumentNullException.ThrowIfNull(write);
        var full = Path.GetFullPath(path);
        var temporary = $"{full}.{Guid.NewGuid():N}{Suffix}";
        try
        {
            DiskSync.MakeDirectory(Path.GetDirectoryName(full)!);
            using (var stream = new FileStream(temporary, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, BufferSize))
            {
                write(stream);
                stream.Flush(flushToDisk: true);
            }

            File.Move(temporary, full, overwrite: true);
            DiskSync.Directory(Path.GetDirectoryName(full)!);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new HillockException($"Cannot write '{path}': {e.Message} Choose a folder that can be written.", e);
        }
        finally
        {
            TryDelete(temporary);
        }
    }

    /// <summary>Writes the text file <paramref name="path"/> (UTF-8), in place of what was there.</summary>
    /// <exception cref="HillockException">The place cannot be written.</exception>
    public static void WriteText(string path, string text) =>
        Write(path, stream => stream.Write(System.Text.Encoding.UTF8.GetBytes(text)));

    /// <summary>Whether a file is one that <see cref="Write"/> had not finished when its process ended.</summary>
    public static bool IsLeftover(string path) => Path.GetFileName(path).EndsWith(Suffix, StringComparison.Ordinal);

    /// <summary>Deletes from a folder what <see cref="Write"/> left behind when its process was killed.</summary>
    /// <param name="folder">The folder; those in it are left alone.</param>
    /// <param name="owned">Whether nobody else can be writing there now; else only what has long been left alone goes.</param>
    public static void Sweep(string folder, bool owned = false)
    {
        try
        {
            foreach (var file in Directory.EnumerateFiles(folder, "*" + Suffix))
                if (owned || DateTime.UtcNow - File.GetLastWriteTimeUtc(file) > Abandoned) TryDelete(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // What cannot be listed cannot be swept; whoever writes there next says so.
        }
    }

    private static void TryDelete(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The write failed already or is done; a left-over beside it is harmless.
        }
    }
}
