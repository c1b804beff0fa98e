namespace Hillock;

/// <summary>Files that are either whole or not there: written beside their place, flushed to the disk, then moved, and the move flushed too.</summary>
public static class AtomicFile
{
    private const string Suffix = ".tmp";
    private const int BufferSize = 1 << 16;
    private const int NoSpace = 28;
    private const int OverQuota = 122;
    private const int WindowsDiskFull = 112;

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
            throw Unwritable(path, e);
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

    /// <summary>What to say of a file that cannot be written.</summary>
    /// <param name="path">The file.</param>
    /// <param name="cause">Why not.</param>
    public static HillockException Unwritable(string path, Exception cause)
    {
        ArgumentNullException.ThrowIfNull(cause);
        var full = cause is IOException && (cause.HResult & 0xFFFF) is NoSpace or OverQuota or WindowsDiskFull;
        return new(ErrorKind.Io,
            $"Cannot write '{path}': {cause.Message} {(full ? "Free some space there, or choose another folder." : "Choose a folder that can be written.")}",
            cause);
    }

    /// <summary>Makes a folder and those above it, which last once this returns.</summary>
    /// <exception cref="IOException">It cannot be made.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be made.</exception>
    public static void MakeFolder(string path) => DiskSync.MakeDirectory(Path.GetFullPath(path));

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
