using System.Formats.Tar;

namespace Hillock.Data;

/// <summary>Refuses what is no file to be read to its end: pipes that wait for a writer, devices without an end.</summary>
internal static class FileKind
{
    private const int TypeOffset = 156;

    /// <summary>Refuses named pipes, devices and sockets.</summary>
    /// <exception cref="HillockException">It is one.</exception>
    public static void RequireFile(string path)
    {
        if (OperatingSystem.IsWindows() || Word(path) is not { } word) return;
        throw new HillockException($"{path} is {word}, not a file, so it may never end. Write what it gives into a file, and give that.");
    }

    // Only what has no length can be one of them; a pipe of the shell, such as /dev/stdin, has no name of its own and ends.
    private static string? Word(string path)
    {
        try
        {
            var real = File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path;
            return !File.Exists(real) || new FileInfo(real).Length > 0 ? null : Type(real) switch
            {
                TarEntryType.Fifo => "a named pipe",
                TarEntryType.CharacterDevice or TarEntryType.BlockDevice => "a device",
                _ => null,
            };
        }
        catch (Exception e) when (e is UnauthorizedAccessException or FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        catch (IOException)
        {
            return "a socket, or a loop of links";
        }
    }

    // The framework tells the type of a file to its archives alone; the header of one is enough.
    private static TarEntryType Type(string path)
    {
        using var archive = new MemoryStream();
        using (var writer = new TarWriter(archive, TarEntryFormat.Ustar, leaveOpen: true)) writer.WriteEntry(path, "file");
        return (TarEntryType)archive.GetBuffer()[TypeOffset];
    }
}
