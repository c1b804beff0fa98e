using System.Runtime.InteropServices;

namespace Hillock;

/// <summary>What .NET has no call for: makes the names in a folder last over a loss of power, as flushing a file does for its content (Windows does that by
/// itself), and reads a file that is locked.</summary>
public static unsafe partial class DiskSync
{
    private const int ReadOnly = 0;
    private static volatile bool _missing = OperatingSystem.IsWindows();

    /// <summary>Flushes the names in a folder.</summary>
    /// <remarks>Where the file system cannot, nothing is lost but the certainty.</remarks>
    public static void Directory(string path)
    {
        if (_missing) return;
        try
        {
            var handle = Open(path, ReadOnly);
            if (handle < 0) return;
            _ = Sync(handle);
            _ = Close(handle);
        }
        catch (Exception e) when (e is DllNotFoundException or EntryPointNotFoundException)
        {
            _missing = true;
        }
    }

    /// <summary>Makes a folder and those above it, and flushes the names of the new ones.</summary>
    public static void MakeDirectory(string path)
    {
        var fresh = new List<string>();
        for (var folder = path; folder is { Length: > 0 } && !System.IO.Directory.Exists(folder); folder = Path.GetDirectoryName(folder)) fresh.Add(folder);
        if (fresh.Count == 0) return;
        System.IO.Directory.CreateDirectory(path);
        foreach (var folder in fresh)
            if (Path.GetDirectoryName(folder) is { Length: > 0 } parent) Directory(parent);
    }

    /// <summary>The first characters of a small text file that a <see cref="FileStream"/> elsewhere shares with nobody; null where that cannot be
    /// read.</summary>
    /// <remarks>A <see cref="FileStream"/> of any kind asks for the lock itself.</remarks>
    internal static string? ReadHeld(string path)
    {
        if (_missing) return null;
        try
        {
            var handle = Open(path, ReadOnly);
            if (handle < 0) return null;
            Span<byte> bytes = stackalloc byte[256];
            nint count;
            fixed (byte* start = bytes) count = Read(handle, start, bytes.Length);
            _ = Close(handle);
            return count < 0 ? null : System.Text.Encoding.ASCII.GetString(bytes[..(int)count]);
        }
        catch (Exception e) when (e is DllNotFoundException or EntryPointNotFoundException)
        {
            _missing = true;
            return null;
        }
    }

    [LibraryImport("libc", EntryPoint = "open", StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Sync(int handle);

    [LibraryImport("libc", EntryPoint = "read")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial nint Read(int handle, byte* target, nint count);

    [LibraryImport("libc", EntryPoint = "close")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Close(int handle);
}
