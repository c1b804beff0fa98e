using System.Buffers.Binary;
using Hillock.Data;
using SkiaSharp;

namespace Hillock.Images.Tests;

public sealed class SkiaDecoderTests : IDisposable
{
    private static readonly SkiaDecoder Decoder = new();
    private readonly string _folder = Directory.CreateTempSubdirectory("hillock-images-").FullName;

    [Fact]
    public void A_png_gives_its_pixels()
    {
        var path = Write("a.png", Encode(Picture(5, 3), SKEncodedImageFormat.Png));
        var image = Decoder.Decode(path, new ImageSize(1, 1));
        Assert.Equal(new ImageSize(3, 5), image.Size);
        Assert.Equal(Expected(5, 3), image.Rgb);
        Assert.Equal(new ImageHeader(new ImageSize(3, 5), false), Decoder.ReadHeader(path));
    }

    [Fact]
    public void A_jpeg_gives_nearly_its_pixels()
    {
        var path = Write("a.jpg", Encode(Picture(32, 24), SKEncodedImageFormat.Jpeg));
        var image = Decoder.Decode(path, new ImageSize(24, 32));
        Assert.Equal(new ImageSize(24, 32), image.Size);
        Assert.All(image.Rgb.Zip(Expected(32, 24)), pair => Assert.InRange(pair.First - pair.Second, -12, 12));
    }

    // A big photograph for a small size: an eighth of the work, never smaller than asked for.
    [Theory]
    [InlineData(64, 64, 96, 128)]
    [InlineData(96, 64, 96, 128)]
    [InlineData(97, 64, 192, 256)]
    [InlineData(768, 1024, 768, 1024)]
    [InlineData(2000, 2000, 768, 1024)]
    public void A_jpeg_is_decoded_no_larger_than_needed(int height, int width, int decodedHeight, int decodedWidth)
    {
        var path = Write("big.jpg", Encode(Picture(1024, 768), SKEncodedImageFormat.Jpeg));
        Assert.Equal(new ImageSize(decodedHeight, decodedWidth), Decoder.Decode(path, new ImageSize(height, width)).Size);
    }

    [Fact]
    public void Other_formats_decode_too()
    {
        Assert.Equal(new ImageSize(4, 6), Decoder.Decode(Write("a.webp", Encode(Picture(6, 4), SKEncodedImageFormat.Webp)), new ImageSize(4, 6)).Size);
        byte[] gif = Convert.FromHexString("47494638396101000100800000FF0000FFFFFF2C00000000010001000002024401003B");
        Assert.Equal([255, 0, 0], Decoder.Decode(Write("a.gif", gif), new ImageSize(1, 1)).Rgb);
        // One row of two pixels, blue then green, 24 bits each, padded to four bytes.
        byte[] bmp =
            Convert.FromHexString(
            "424D3E0000000000000036000000280000000200000001000000010018000000000008000000130B0000130B00000000000000000000FF000000FF000000");
        Assert.Equal([0, 0, 255, 0, 255, 0], Decoder.Decode(Write("a.bmp", bmp), new ImageSize(1, 1)).Rgb);
        Assert.Equal([".bmp", ".gif", ".jpeg", ".jpg", ".png", ".webp"], Decoder.Endings.Order());
    }

    [Fact]
    public void Grey_files_are_known_and_transparent_parts_are_black()
    {
        using var grey = new SKBitmap(new SKImageInfo(4, 4, SKColorType.Gray8));
        grey.Erase(new SKColor(90, 90, 90));
        var path = Write("grey.jpg", Encode(grey, SKEncodedImageFormat.Jpeg));
        Assert.True(Decoder.ReadHeader(path).IsGrey);
        Assert.All(Decoder.Decode(path, new ImageSize(4, 4)).Rgb, value => Assert.InRange(value, 88, 92));
        using var clear = new SKBitmap(new SKImageInfo(2, 1, SKColorType.Rgba8888, SKAlphaType.Unpremul));
        clear.SetPixel(0, 0, new SKColor(200, 100, 50, 0));
        clear.SetPixel(1, 0, new SKColor(200, 100, 50, 255));
        Assert.Equal([0, 0, 0, 200, 100, 50], Decoder.Decode(Write("clear.png", Encode(clear, SKEncodedImageFormat.Png)), new ImageSize(1, 1)).Rgb);
    }

    // A camera stores the sensor's rows and notes how it was held: the picture is stored turned back, and must come upright.
    [Theory]
    [InlineData("jpg")]
    [InlineData("png")]
    [InlineData("old.png")]
    [InlineData("webp")]
    public void The_camera_s_orientation_is_undone(string format)
    {
        // Upright: red top left, green top right, blue bottom left, black bottom right; 16 wide, 32 high.
        using var upright = Quarters(16, 32);
        for (var orientation = 1; orientation <= 8; orientation++)
        {
            using var stored = Stored(upright, orientation);
            var path = Write($"turned{orientation}.{format}", format switch
            {
                "jpg" => JpegWith(Encode(stored, SKEncodedImageFormat.Jpeg), Exif(orientation)),
                "png" => PngWith(Encode(stored, SKEncodedImageFormat.Png), "eXIf", Exif(orientation)),
                "old.png" => PngWith(Encode(stored, SKEncodedImageFormat.Png), "tEXt", RawProfile(Exif(orientation))),
                _ => WebPWith(Encode(stored, SKEncodedImageFormat.Webp), stored.Width, stored.Height, Exif(orientation)),
            });
            Assert.Equal(new ImageSize(32, 16), Decoder.ReadHeader(path).Size);
            var image = Decoder.Decode(path, new ImageSize(32, 16));
            Assert.Equal(new ImageSize(32, 16), image.Size);
            Near([255, 0, 0], image, 4, 4);
            Near([0, 255, 0], image, 4, 12);
            Near([0, 0, 255], image, 28, 4);
            Near([0, 0, 0], image, 28, 12);
        }
    }

    // Orientations that do not exist, directories that end too early: the picture is as it is stored.
    [Theory]
    [InlineData(0)]
    [InlineData(9)]
    [InlineData(200)]
    public void An_orientation_that_does_not_exist_turns_nothing(byte orientation)
    {
        var png = Encode(Picture(5, 3), SKEncodedImageFormat.Png);
        Assert.Equal(new ImageSize(3, 5), Decoder.ReadHeader(Write("odd.png", PngWith(png, "eXIf", Exif(orientation)))).Size);
        for (var length = 0; length < 22; length++)
            Assert.Equal(new ImageSize(3, 5), Decoder.ReadHeader(Write("cut.png", PngWith(png, "eXIf", Exif(6)[..length]))).Size);
    }

    // A hundred bytes that promise gigabytes: refused by their header, before memory is taken.
    [Theory]
    [InlineData(16_000, 16_000, "16,000 × 16,000 pixels, where 67,108,864 are the most")]
    [InlineData(65_000, 65_000, "65,000 × 65,000 pixels, where 268,435,456 are the most")]
    [InlineData(1_000_000, 100, "1,000,000 × 100 pixels")]
    public void A_picture_that_is_too_large_is_refused_by_its_header(int width, int height, string expected)
    {
        var path = Write("bomb.png", PngOfSize(Encode(Picture(5, 3), SKEncodedImageFormat.Png), width, height));
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Contains(expected, Refusal(path), StringComparison.Ordinal);
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 1 << 22);
    }

    [Fact]
    public void What_is_no_whole_image_says_why()
    {
        var jpeg = Encode(Picture(64, 64), SKEncodedImageFormat.Jpeg);
        Assert.Equal("is cut short", Refusal(Write("cut.jpg", jpeg[..(jpeg.Length / 2)])));
        var png = Encode(Picture(64, 64), SKEncodedImageFormat.Png);
        Assert.Equal("is cut short", Refusal(Write("cut.png", png[..(png.Length / 2)])));
        Assert.Equal("is empty", Refusal(Write("empty.jpg", [])));
        Assert.Equal("is no image in a format that is known", Refusal(Write("text.jpg", "<html>not found</html>"u8.ToArray())));
        Assert.StartsWith("cannot be opened: ", Refusal(Path.Combine(_folder, "nowhere.jpg")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_of_photographs_loads_whatever_the_order_of_threads()
    {
        var options = new DataOptions { Decoder = Decoder, Images = new ImageOptions { Size = new ImageSize(32, 32), Resize = ResizeMode.Crop } };
        var folder = RealData.Path("oxford-pets-3breeds");
        var (first, second) = (Datasets.Load(folder, options), Datasets.Load(folder, options));
        Assert.Equal((250, 50, 298), (first.Train.Count, first.Validation.Count, first.Test.Count));
        Assert.Equal(["cats", "dogs"], first.Classes);
        Assert.Equal(first.Train.Inputs.ReadAll(), second.Train.Inputs.ReadAll());
        Assert.All(first.Channels, channel => Assert.InRange(channel.Mean, 0.3, 0.6));
        Assert.Empty(first.Warnings);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static string Refusal(string path) => Assert.Throws<HillockException>(() => Decoder.Decode(path, new ImageSize(1, 1))).Message;

    private static SKColor Colour(int x, int y) => new((byte)(4 * x), (byte)(8 * y), 77);

    private static SKBitmap Picture(int width, int height)
    {
        var bitmap = new SKBitmap(new SKImageInfo(width, height, SKColorType.Rgba8888, SKAlphaType.Opaque));
        for (var y = 0; y < height; y++)
            for (var x = 0; x < width; x++) bitmap.SetPixel(x, y, Colour(x, y));
        return bitmap;
    }

    private static byte[] Expected(int width, int height) => [.. Enumerable.Range(0, width * height)
        .Select(i => Colour(i % width, i / width)).SelectMany(colour => new[] { colour.Red, colour.Green, colour.Blue })];

    private static SKBitmap Quarters(int width, int height)
    {
        var bitmap = new SKBitmap(new SKImageInfo(width, height, SKColorType.Rgba8888, SKAlphaType.Opaque));
        for (var y = 0; y < height; y++)
            for (var x = 0; x < width; x++)
                bitmap.SetPixel(x, y, (2 * x < width, 2 * y < height) switch
                {
                    (true, true) => SKColors.Red,
                    (false, true) =>
                    new SKColor(0, 255, 0),
                    (true, false) => SKColors.Blue,
                    _ => SKColors.Black
                });
        return bitmap;
    }

    // The table of the Exif standard: where the stored row 0 and the stored column 0 are to be seen.
    private static SKBitmap Stored(SKBitmap upright, int orientation)
    {
        var (w, h) = (upright.Width, upright.Height);
        var turned = orientation >= 5;
        var stored = new SKBitmap(new SKImageInfo(turned ? h : w, turned ? w : h, SKColorType.Rgba8888, SKAlphaType.Opaque));
        for (var row = 0; row < stored.Height; row++)
        {
            for (var column = 0; column < stored.Width; column++)
            {
                var (x, y) = orientation switch
                {
                    1 => (column, row),
                    2 => (w - 1 - column, row),
                    3 => (w - 1 - column, h - 1 - row),
                    4 => (column, h - 1 - row),
                    5 => (row, column),
                    6 => (w - 1 - row, column),
                    7 => (w - 1 - row, h - 1 - column),
                    _ => (row, h - 1 - column),
                };
                stored.SetPixel(column, row, upright.GetPixel(x, y));
            }
        }

        return stored;
    }

    // One entry, 0x0112.
    private static byte[] Exif(int orientation) =>
        [.. "MM"u8, 0, 42, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, (byte)orientation, 0, 0, 0, 0, 0, 0];

    private static byte[] JpegWith(byte[] jpeg, byte[] exif) => [.. jpeg[..2], 0xFF, 0xE1, 0, (byte)(exif.Length + 8), .. "Exif\0\0"u8, .. exif, .. jpeg[2..]];

    private static byte[] RawProfile(byte[] exif)
    {
        byte[] body = [.. "Exif\0\0"u8, .. exif];
        return [.. "Raw profile type exif\0"u8, .. System.Text.Encoding.ASCII.GetBytes($"\nexif\n{body.Length,8}\n{Convert.ToHexStringLower(body)}\n")];
    }

    // A chunk right after the header, which is 8 + 25 bytes.
    private static byte[] PngWith(byte[] png, string kind, byte[] body) => [.. png[..33], .. Chunk(kind, body), .. png[33..]];

    private static byte[] PngOfSize(byte[] png, int width, int height)
    {
        var header = png[16..29];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        return [.. png[..8], .. Chunk("IHDR", header), .. png[33..]];
    }

    private static byte[] Chunk(string kind, byte[] body)
    {
        byte[] named = [.. System.Text.Encoding.ASCII.GetBytes(kind), .. body];
        var (length, sum) = (new byte[4], new byte[4]);
        BinaryPrimitives.WriteInt32BigEndian(length, body.Length);
        BinaryPrimitives.WriteUInt32BigEndian(sum, Crc(named));
        return [.. length, .. named, .. sum];
    }

    private static uint Crc(byte[] bytes)
    {
        var crc = uint.MaxValue;
        foreach (var b in bytes)
        {
            crc ^= b;
            for (var bit = 0; bit < 8; bit++) crc = (crc >> 1) ^ ((crc & 1) * 0xEDB88320);
        }

        return ~crc;
    }

    // The extended form: a header that says there is Exif data (8), the picture's own chunk, the data.
    private static byte[] WebPWith(byte[] webp, int width, int height, byte[] exif)
    {
        byte[] extended = [.. "VP8X"u8, 10, 0, 0, 0, 8, 0, 0, 0, (byte)(width - 1), 0, 0, (byte)(height - 1), 0, 0];
        byte[] chunks = [.. "WEBP"u8, .. extended, .. webp[12..], .. "EXIF"u8, (byte)exif.Length, 0, 0, 0, .. exif];
        var length = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(length, chunks.Length);
        return [.. "RIFF"u8, .. length, .. chunks];
    }

    private static void Near(byte[] colour, DecodedImage image, int y, int x)
    {
        for (var c = 0; c < 3; c++) Assert.InRange(image.Rgb[(((y * image.Size.Width) + x) * 3) + c] - colour[c], -30, 30);
    }

    private static byte[] Encode(SKBitmap bitmap, SKEncodedImageFormat format)
    {
        using var data = bitmap.Encode(format, 95);
        return data.ToArray();
    }

    private string Write(string name, byte[] bytes)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllBytes(path, bytes);
        return path;
    }
}
