using System.Formats.Tar;
using System.IO.Compression;

namespace Hillock.Data.Images;

/// <summary>The archive of CIFAR-10 or CIFAR-100 as it is published, <c>cifar-10-binary.tar.gz</c>, read without unpacking it to disk.</summary>
internal static class CifarArchive
{
    // The sets unpack to less than 200 MB; what is much larger is another file, or promises what it does not hold.
    private const long MostUnpacked = 1L << 31;
    private const int MostOfPart = 1 << 30;

    /// <summary>Whether a file's name is that of a packed archive.</summary>
    public static bool Is(string name) =>
        name.EndsWith(".tar.gz", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".tgz", StringComparison.OrdinalIgnoreCase);

    /// <summary>Reads the parts.</summary>
    /// <exception cref="HillockException">A damaged archive, or one without CIFAR's files.</exception>
    public static CifarParts Read(string path)
    {
        var (files, classes) = (new List<DataFile>(), null as string[]);
        try
        {
            using var packed = DataFile.Open(path);
            using var unpacked = new GZipStream(packed, CompressionMode.Decompress);
            using var limited = new LimitedStream(unpacked, MostUnpacked);
            using var tar = new TarReader(limited);
            while (tar.GetNextEntry() is { } entry)
            {
                var name = Path.GetFileName(entry.Name);
                if (CifarParts.IsPart(name)) files.Add(new DataFile($"{path}:{name}", Bytes(entry), false));
                else if (CifarParts.IsClasses(name)) classes = CifarParts.Lines(new DataFile($"{path}/{name}", Bytes(entry), false));
            }
        }
        catch (Exception e) when (e is InvalidDataException or IOException or FormatException or ArgumentException or ArithmeticException
            or NotSupportedException or InvalidOperationException)
        {
            // A header that lies reaches the reader of archives in many ways.
            throw new HillockException(ErrorKind.Data, $"{path} is damaged, or was not fetched whole: {e.Message} Fetch it again.", e);
        }

        DataFile[] train = [.. files.Where(file => CifarParts.IsTrain(Name(file))).OrderBy(file => file.Path, StringComparer.Ordinal)];
        DataFile[] test = [.. files.Where(file => CifarParts.IsTest(Name(file)))];
        return train.Length > 0
            ? new CifarParts(Path.GetFullPath(path), train, test, classes)
            : throw new HillockException(ErrorKind.Data,
                $"{path} is not the archive of a CIFAR set: it holds no training images (data_batch_1.bin or train.bin).");
    }

    private static string Name(DataFile file) => file.Path[(file.Path.LastIndexOf(':') + 1)..];

    // Grows with what is there, whatever the header promises.
    private static byte[] Bytes(TarEntry entry)
    {
        if (entry.Length > MostOfPart)
            throw new InvalidDataException(
                $"{Path.GetFileName(entry.Name)} is said to have {entry.Length:N0} bytes, where {MostOfPart:N0} are the most of a part.");
        using var bytes = new MemoryStream();
        entry.DataStream?.CopyTo(bytes);
        if (bytes.Length < entry.Length) throw new EndOfStreamException(
            $"{Path.GetFileName(entry.Name)} ends after {bytes.Length:N0} of {entry.Length:N0} bytes.");
        return bytes.ToArray();
    }
}
