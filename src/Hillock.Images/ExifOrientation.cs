using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using SkiaSharp;

namespace Hillock.Images;

/// <summary>How the camera was held, from the Exif data of a PNG or WebP file; Skia reads that of JPEG itself.</summary>
/// <remarks>PNG third edition, chunk <c>eXIf</c>, and ImageMagick's older text chunk; RIFF chunk <c>EXIF</c> of the WebP container; Exif 2.32, tag 0x0112 of
/// the first directory.</remarks>
internal static class ExifOrientation
{
    private const int Tag = 0x0112;
    private const int EntryBytes = 12;
    private const int MostText = 1 << 20;
    private static readonly byte[] PngMark = [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>The origin that the file names; top left where it names none.</summary>
    public static SKEncodedOrigin Of(ReadOnlySpan<byte> file)
    {
        var exif = file.StartsWith(PngMark) ? OfPng(file) : file.StartsWith("RIFF"u8) && file.Length > 12 && file[8..].StartsWith("WEBP"u8) ? OfWebP(file)
            : default;
        if (exif.StartsWith("Exif\0\0"u8)) exif = exif[6..];
        return Orientation(exif) is >= 1 and <= 8 and var value ? (SKEncodedOrigin)value : SKEncodedOrigin.TopLeft;
    }

    private static ReadOnlySpan<byte> OfPng(ReadOnlySpan<byte> file)
    {
        ReadOnlySpan<byte> older = default;
        for (var at = PngMark.Length; at + 12 <= file.Length;)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(file[at..]);
            var kind = file.Slice(at + 4, 4);
            var body = file[(at + 8)..];
            if (length > body.Length) break;
            if (kind.SequenceEqual("eXIf"u8)) return body[..(int)length];
            if (kind.SequenceEqual("zTXt"u8) || kind.SequenceEqual("tEXt"u8)) older =
                RawProfile(body[..(int)length], kind[0] == 'z') is { Length: > 0 } profile ? profile : older;
            at += 12 + (int)length;
        }

        return older;
    }

    // "Raw profile type exif", a line "exif", a line with the length, then hexadecimal digits.
    private static byte[] RawProfile(ReadOnlySpan<byte> chunk, bool packed)
    {
        var end = chunk.IndexOf((byte)0);
        if (end < 0 || Encoding.ASCII.GetString(chunk[..end]) is not ("Raw profile type exif" or "Raw profile type APP1")) return [];
        var text = chunk[(end + 1)..];
        if (packed) text = text.Length > 1 ? Unpack(text[1..].ToArray()) : [];
        var lines = Encoding.ASCII.GetString(text).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var digits = string.Concat(lines.Skip(2)).Replace(" ", "", StringComparison.Ordinal);
        return lines.Length > 2 && digits.Length % 2 == 0 && digits.All(char.IsAsciiHexDigit) ? Convert.FromHexString(digits) : [];
    }

    private static byte[] Unpack(byte[] packed)
    {
        try
        {
            using var zlib = new ZLibStream(new MemoryStream(packed), CompressionMode.Decompress);
            var text = new byte[MostText];
            return text[..zlib.ReadAtLeast(text, text.Length, throwOnEndOfStream: false)];
        }
        catch (InvalidDataException)
        {
            return [];
        }
    }

    private static ReadOnlySpan<byte> OfWebP(ReadOnlySpan<byte> file)
    {
        for (var at = 12; at + 8 <= file.Length;)
        {
            var length = BinaryPrimitives.ReadUInt32LittleEndian(file[(at + 4)..]);
            if (length > file.Length - at - 8) break;
            if (file[at..].StartsWith("EXIF"u8)) return file.Slice(at + 8, (int)length);
            at += 8 + (int)length + (int)(length & 1);
        }

        return default;
    }

    private static int Orientation(ReadOnlySpan<byte> exif)
    {
        if (exif.Length < 8 || !(exif.StartsWith("II"u8) || exif.StartsWith("MM"u8))) return 0;
        var little = exif[0] == 'I';
        var at = Int(exif[4..], little);
        if (at > exif.Length - 2) return 0;
        var count = Short(exif[(int)at..], little);
        var entries = exif[((int)at + 2)..];
        for (var i = 0; i < count && (i + 1) * EntryBytes <= entries.Length; i++)
            if (Short(entries[(i * EntryBytes)..], little) == Tag) return Short(entries[((i * EntryBytes) + 8)..], little);
        return 0;
    }

    private static int Short(ReadOnlySpan<byte> bytes, bool little) =>
        little ? BinaryPrimitives.ReadUInt16LittleEndian(bytes) : BinaryPrimitives.ReadUInt16BigEndian(bytes);

    private static uint Int(ReadOnlySpan<byte> bytes, bool little) =>
        little ? BinaryPrimitives.ReadUInt32LittleEndian(bytes) : BinaryPrimitives.ReadUInt32BigEndian(bytes);
}
