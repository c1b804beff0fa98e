using System.IO.Compression;

namespace Hillock.Data;

/// <summary>A file's bytes, unpacked where it is gzip, with errors a person can act on.</summary>
/// <param name="Path">The path as given.</param>
/// <param name="Bytes">The unpacked bytes.</param>
/// <param name="CutShort">Whether the gzip stream ended before its end mark.</param>
internal sealed record DataFile(string Path, byte[] Bytes, bool CutShort)
{
    private const int GzipTrailer = 8;
    private const int UsualRatio = 32;
    private const long CountStep = 1L << 26;

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
            ErrorKind.Data,
            $"{Path}: the gzip data ends early, after {Bytes.Length:N0} unpacked bytes. The file is damaged or was not fetched whole; fetch it again.")
        : this;

    /// <summary>Opens a file to read it from its beginning.</summary>
    public static FileStream Open(string path) => Guard(path, static p =>
    {
        FileKind.RequireFile(p);
        return new FileStream(p, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16);
    });

    /// <summary>A file's bytes as they are on the disk.</summary>
    /// <exception cref="HillockException">It is not there, is no file, or does not fit into memory.</exception>
    public static byte[] ReadRaw(string path)
    {
        using var stream = Open(path);
        return Guard(path, p => stream.CanSeek && stream.Length > 0 ? Known(p, stream) : Unknown(p, stream));
    }

    private static byte[] Known(string path, FileStream stream)
    {
        RequireSize($"{path} needs", stream.Length);
        var bytes = new byte[stream.Length];
        var count = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        return count == bytes.Length ? bytes : bytes[..count];
    }

    // What a pipe gives, or a file of the system, which has no length.
    private static byte[] Unknown(string path, FileStream stream)
    {
        var (bytes, count) = (new byte[1 << 16], 0);
        while (true)
        {
            var read = stream.ReadAtLeast(bytes.AsSpan(count), bytes.Length - count, throwOnEndOfStream: false);
            count += read;
            if (count < bytes.Length) return bytes[..count];
            RequireSize($"{path} needs more than", 3L * bytes.Length);
            Array.Resize(ref bytes, 2 * bytes.Length);
        }
    }

    /// <summary>Refuses, before it is taken, memory that is not there.</summary>
    private static void RequireSize(string needs, long bytes)
    {
        const string Instead = "Give a part of it, such as every tenth row.";
        if (bytes > Array.MaxLength) throw new HillockException(
            $"{needs} {MemoryLimit.Text(bytes)}, and at most {MemoryLimit.Text(Array.MaxLength)} can be read. {Instead}");
        MemoryLimit.Require(bytes, needs, Instead);
    }

    private static T Guard<T>(string path, Func<string, T> read)
    {
        try
        {
            return read(path);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new HillockException(ErrorKind.Usage, $"There is no file {path}. Check the path; it is taken from {Directory.GetCurrentDirectory()}.", e);
        }
        catch (UnauthorizedAccessException e)
        {
            throw new HillockException(ErrorKind.Io, $"{path} cannot be read: permission denied, or it is a folder.", e);
        }
        catch (IOException e)
        {
            throw new HillockException(ErrorKind.Io, $"{path} cannot be read: {e.Message}", e);
        }
    }

    private static DataFile Unpack(string path, byte[] packed)
    {
        // The last four bytes hold the unpacked length; the framework's reader does not complain of a file that ends early.
        var promised = packed.Length >= GzipTrailer ? BitConverter.ToUInt32(packed, packed.Length - 4) : uint.MaxValue;
        var length = promised <= (long)packed.Length * UsualRatio ? promised : Count(path, packed);
        var (bytes, cut, more) = Unpack(path, packed, length);
        if (more) (bytes, cut, _) = Unpack(path, packed, Count(path, packed));
        return new DataFile(path, bytes, cut || (promised != (uint)bytes.Length && !HasMembers(packed)));
    }

    private static (byte[] Bytes, bool Cut, bool More) Unpack(string path, byte[] packed, long length)
    {
        RequireSize($"{path}, unpacked, needs", length);
        var (bytes, count) = (new byte[length], 0);
        try
        {
            using var gzip = new GZipStream(new MemoryStream(packed), CompressionMode.Decompress);
            while (count < bytes.Length && gzip.Read(bytes, count, bytes.Length - count) is > 0 and var read) count += read;
            if (count == bytes.Length) return (bytes, false, gzip.ReadByte() >= 0);
        }
        catch (Exception e) when (e is InvalidDataException or EndOfStreamException)
        {
            return (bytes[..count], true, false);
        }

        return (bytes[..count], false, false);
    }

    // A few bytes may unpack to more than any memory holds, so they are counted before they are kept.
    private static long Count(string path, byte[] packed)
    {
        var (buffer, count) = (new byte[1 << 16], 0L);
        try
        {
            using var gzip = new GZipStream(new MemoryStream(packed), CompressionMode.Decompress);
            while (gzip.Read(buffer) is > 0 and var read)
            {
                count += read;
                if ((count & ~(CountStep - 1)) != ((count - read) & ~(CountStep - 1))) RequireSize($"{path}, unpacked, needs more than", count);
            }
        }
        catch (Exception e) when (e is InvalidDataException or EndOfStreamException)
        {
            return count;
        }

        return count;
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
