namespace Hillock.Data.Images;

/// <summary>The binary form of CIFAR-10 and CIFAR-100 (Krizhevsky 2009): a record is the label, then 32×32 bytes each of red, green and blue.</summary>
/// <remarks>A record of CIFAR-100 has two labels, the coarse one first; the fine one is taken.</remarks>
internal static class CifarLoader
{
    private const int Side = 32;
    private const int Plane = Side * Side;
    private const int Pixels = 3 * Plane;
    private const int Classes10 = 10;
    private const int Classes100 = 100;

    /// <summary>Makes images of the files; the planes become channels of pixels.</summary>
    /// <exception cref="HillockException">A truncated file, or a label out of range.</exception>
    public static ImageSet Load(CifarParts parts, string name, IReadOnlyList<string>? classes)
    {
        var labelBytes = LabelBytes(parts.Train[0]);
        var count = labelBytes == 1 ? Classes10 : Classes100;
        classes = parts.Classes ?? classes ?? [.. Enumerable.Range(0, count).Select(i => i.ToString(null as IFormatProvider))];
        return new ImageSet(name, new Shape(Side, Side, 3), Read(parts.Train, labelBytes, classes.Count), classes)
        {
            Test = parts.Test.Count == 0 ? null : Read(parts.Test, labelBytes, classes.Count),
            Description = $"{classes.Count} classes of colour images, {Side}×{Side}",
            Source = parts.Source,
        };
    }

    private static int LabelBytes(DataFile file) =>
        file.Bytes.Length > 0 && file.Bytes.Length % (1 + Pixels) == 0 ? 1
        : file.Bytes.Length > 0 && file.Bytes.Length % (2 + Pixels) == 0 ? 2
        : throw new HillockException(
            ErrorKind.Data,
            $"{file.Path}: {file.Bytes.Length:N0} bytes are not a whole number of CIFAR records, which have {1 + Pixels:N0} (CIFAR-10) or {2 + Pixels:N0} "
                + "bytes (CIFAR-100). "
            + (file.CutShort ? "The gzip data ends early; fetch the file again." : "The file is truncated, or is something else."));

    private static ImagePart Read(IReadOnlyList<DataFile> files, int labelBytes, int classes)
    {
        var record = labelBytes + Pixels;
        var counts = files.Select(file => LabelBytes(file.Whole()) == labelBytes
            ? file.Bytes.Length / record
            : throw new HillockException(ErrorKind.Data,
                $"{file.Path} has records of another length than {files[0].Path}; are both of the same set?")).ToArray();
        if ((long)counts.Sum() * Pixels > Array.MaxLength) throw new HillockException($"{files[0].Path}: {counts.Sum():N0} images do not fit into memory.");
        var (pixels, labels, at) = (new byte[counts.Sum() * Pixels], new int[counts.Sum()], 0);
        for (var f = 0; f < files.Count; f++)
        {
            for (var i = 0; i < counts[f]; i++, at++)
            {
                var bytes = files[f].Bytes.AsSpan(i * record, record);
                labels[at] = bytes[labelBytes - 1];
                if (labels[at] >= classes)
                    throw new HillockException(
                        ErrorKind.Data,
                        $"{files[f].Path}: label {labels[at]} of image {i + 1:N0} is out of range; expected 0 to {classes - 1}. The file is damaged, or "
                        + "belongs to another set.");
                Interleave(bytes[labelBytes..], pixels.AsSpan(at * Pixels, Pixels));
            }
        }

        return new ImagePart(pixels, labels);
    }

    private static void Interleave(ReadOnlySpan<byte> planes, Span<byte> pixels)
    {
        for (var i = 0; i < Plane; i++)
        {
            pixels[3 * i] = planes[i];
            pixels[(3 * i) + 1] = planes[Plane + i];
            pixels[(3 * i) + 2] = planes[(2 * Plane) + i];
        }
    }
}
