using System.IO.Compression;

namespace Hillock.Data;

/// <summary>A file's bytes, unpacked where it is gzip, with errors a person can act on.</summary>
/// <param name="Path">The path as given.</param>
/// <param name="Bytes">The unpacked bytes.</param>
/// <param name="CutShort">Whether the gzip stream ended before its end mark.</param>
internal sealed record DataFile(string Path, byte[] Bytes, bool CutShort)
{
    private const int GzipTrailer = 8;

    private static ReadOnlySpan<byte> Magic => [0x1F, 0x8B, 8];

    /// <summary>The file's name without its folder.</summary>
    public string Name => System.IO.Path.GetFileName(Path);

    /// <summary>Reads all of a file.</summary>
    public static DataFile Read(string path)
    {
        var packed = ReadRaw(path);
        return packed is [0x1F, 0x8B, ..] ? Unpack(path, packed) : new DataFile(path, packed, false);
    }

    /// <summary>A file's name without folder and endings: <c>iris</c> of <c>tables/iris.csv.gz</c>.</summary>
    public static string Stem(string path)
    {
        var name = System.IO.Path.GetFileName(path.TrimEnd('/', '\\'));
        foreach (var ending in new[] { ".gz", ".tgz", ".tar", ".bin", ".csv", ".tsv", ".txt", ".data" })
            if (name.Length > ending.Length && name.EndsWith(ending, StringComparison.OrdinalIgnoreCase)) name = name[..^ending.Length];
        return name;
    }

    /// <summary>Refuses a gzip file that ends early.</summary>
    public DataFile Whole() => CutShort
        ? throw new HillockException(
            $"{Path}: the gzip data ends early, after {Bytes.Length:N0} unpacked bytes. The file is damaged or was not fetched whole; fetch it again.")
        : this;

    /// <summary>Opens a file to read it from its beginning.</summary>
    public static FileStream Open(string path) => Guard(path, static p => new FileStream(p, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16));

    /// <summary>A file's bytes as they are on the disk.</summary>
    public static byte[] ReadRaw(string path) => Guard(path, File.ReadAllBytes);

    private static T Guard<T>(string path, Func<string, T> read)
    {
        try
        {
            return read(path);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new HillockException($"There is no file {path}. Check the path; it is taken from {Directory.GetCurrentDirectory()}.", e);
        }
        catch (UnauthorizedAccessException e)
        {
            throw new HillockException($"{path} cannot be read: permission denied, or it is a folder.", e);
        }
        catch (IOException e)
        {
            throw new HillockException($"{path} cannot be read: {e.Message}", e);
        }
    }

    private static DataFile Unpack(string path, byte[] packed)
    {
        using var unpacked = new MemoryStream(packed.Length * 4);
        var cut = false;
        try
        {
            using var gzip = new GZipStream(new MemoryStream(packed), CompressionMode.Decompress);
            gzip.CopyTo(unpacked);
        }
        catch (Exception e) when (e is InvalidDataException or EndOfStreamException)
        {
            cut = true;
        }

        // The last four bytes hold the unpacked length; the framework's reader does not complain of a file that ends early.
        var length = packed.Length >= GzipTrailer ? BitConverter.ToUInt32(packed, packed.Length - 4) : uint.MaxValue;
        return new DataFile(path, unpacked.ToArray(), cut || (length != (uint)unpacked.Length && !HasMembers(packed)));
    }

    // Several gzip members may follow one another; then the last length is only that of the last.
    private static bool HasMembers(byte[] packed)
    {
        for (var at = 10; at + 10 <= packed.Length; at++)
        {
            var next = packed.AsSpan(at).IndexOf(Magic);
            if (next < 0) return false;
            at += next;
            if (at + 10 <= packed.Length && packed[at + 3] is 0 or 4 or 8 && packed[at + 8] is 0 or 2 or 4 && packed[at + 9] is 0 or 3 or 255) return true;
        }

        return false;
    }
}
