using System.Buffers.Binary;

namespace Hillock.Data.Images;

/// <summary>An IDX file of bytes (LeCun 1998): <c>0 0 type rank</c>, each extent as a big-endian int, then the bytes.</summary>
internal sealed record IdxFile(string Path, int[] Extents, byte[] Bytes)
{
    private const int ByteType = 8;
    private const int MagicLength = 4;

    /// <summary>How many entries the first extent counts.</summary>
    public int Count => Extents[0];

    /// <summary>Whether bytes begin as an IDX file does.</summary>
    public static bool IsIdx(ReadOnlySpan<byte> bytes) =>
        bytes.Length >= MagicLength && bytes[0] == 0 && bytes[1] == 0 && bytes[2] is >= 8 and <= 14 && bytes[3] is >= 1 and <= 4;

    /// <summary>Reads and checks a file whose rank must be at least <paramref name="minimumRank"/> and at most <paramref name="maximumRank"/>.</summary>
    public static IdxFile Parse(DataFile file, int minimumRank, int maximumRank)
    {
        var bytes = file.Bytes;
        var expected = minimumRank == 1 ? "labels (rank 1)" : "images (rank 3)";
        if (bytes.Length < MagicLength || bytes[0] != 0 || bytes[1] != 0)
            throw new HillockException(
                ErrorKind.Data,
                $"{file.Path} is not an IDX file of {expected}: it begins with {Begin(bytes)}, expected 00 00 08 {(minimumRank == 1 ? "01" : "03")}.");
        if (bytes[2] != ByteType)
            throw new HillockException(ErrorKind.Data, $"{file.Path}: IDX type 0x{bytes[2]:X2} is not supported; expected unsigned bytes, 0x08.");
        int rank = bytes[3];
        if (rank < minimumRank || rank > maximumRank)
            throw new HillockException(ErrorKind.Data, $"{file.Path}: IDX of rank {rank}, expected {expected}. Are the images and labels files exchanged?");
        return new IdxFile(file.Path, ReadExtents(file, rank), Body(file, rank));
    }

    private static int[] ReadExtents(DataFile file, int rank)
    {
        var header = MagicLength * (rank + 1);
        if (file.Bytes.Length < header)
            throw new HillockException(ErrorKind.Data, $"{file.Path} is truncated: {file.Bytes.Length} bytes, expected a header of {header}.{Why(file)}");
        var extents = new int[rank];
        for (var i = 0; i < rank; i++)
        {
            extents[i] = BinaryPrimitives.ReadInt32BigEndian(file.Bytes.AsSpan(MagicLength * (i + 1)));
            if (extents[i] < (i == 0 ? 0 : 1))
                throw new HillockException(ErrorKind.Data, $"{file.Path}: extent {i + 1} is {extents[i]}; the header is damaged.");
        }

        if (extents[0] == 0) throw new HillockException(ErrorKind.Data, $"{file.Path} holds zero rows.");
        return extents;
    }

    private static byte[] Body(DataFile file, int rank)
    {
        var header = MagicLength * (rank + 1);
        var extents = ReadExtents(file, rank);
        var expected = header + extents.Aggregate(Int128.One, (product, extent) => product * extent);
        if (file.Bytes.Length < expected)
            throw new HillockException(
                ErrorKind.Data,
                $"{file.Path} is truncated: its header promises {string.Join(" × ", extents)}, {expected:N0} bytes in all, but there are "
                    + $"{file.Bytes.Length:N0}.{Why(file)} Fetch it again.");
        if (file.Bytes.Length > expected)
            throw new HillockException(
                ErrorKind.Data,
                $"{file.Path} is too long: its header promises {string.Join(" × ", extents)}, {expected:N0} bytes in all, but there are "
                    + $"{file.Bytes.Length:N0}.");
        return file.Whole().Bytes[header..];
    }

    private static string Why(DataFile file) => file.CutShort ? " The gzip data ends early." : "";

    private static string Begin(byte[] bytes) =>
        bytes.Length == 0 ? "nothing (it is empty)" : string.Join(' ', bytes.Take(MagicLength).Select(b => b.ToString("X2", null)));
}
