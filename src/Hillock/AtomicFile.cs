namespace Hillock;

/// <summary>Files that are either whole or not there: written beside their place, flushed, then moved.</summary>
public static class AtomicFile
{
    /// <summary>Writes the file <paramref name="path"/>, in place of what was there.</summary>
    /// <exception cref="HillockException">The place cannot be written.</exception>
    public static void Write(string path, Action<Stream> write)
    {
        ArgumentNullException.ThrowIfNull(write);
        var full = Path.GetFullPath(path);
        var temporary = $"{full}.{Guid.NewGuid():N}.tmp";
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(full)!);
            using (var stream = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write))
            {
                write(stream);
                stream.Flush(flushToDisk: true);
            }

            File.Move(temporary, full, overwrite: true);
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
