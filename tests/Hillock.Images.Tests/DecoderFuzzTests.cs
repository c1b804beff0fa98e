using System.Globalization;
using Hillock.Data;
using SkiaSharp;

namespace Hillock.Images.Tests;

/// <summary>The decoder against pictures that were damaged at random: each decodes, or is refused in words.</summary>
/// <remarks>The environment variable <c>HILLOCK_FUZZ</c> says how many mutants each format gets; the suite gives it a few.</remarks>
public sealed class DecoderFuzzTests : IDisposable
{
    private const int Few = 60;
    private readonly string _folder = Directory.CreateTempSubdirectory("hillock-images-").FullName;

    private static int Mutants =>
        int.TryParse(Environment.GetEnvironmentVariable("HILLOCK_FUZZ"), NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : Few;

    [Theory]
    [InlineData("png")]
    [InlineData("jpg")]
    [InlineData("webp")]
    [InlineData("gif")]
    [InlineData("bmp")]
    public void A_damaged_picture_decodes_or_is_refused_in_words(string format)
    {
        var (decoder, path, whole) = (new SkiaDecoder(), Path.Combine(_folder, $"x.{format}"), Picture(format));
        for (var seed = 0; seed < Mutants; seed++)
        {
            File.WriteAllBytes(path, Mutant.Of(whole, new RandomStream(seed, format)));
            try
            {
                var header = decoder.ReadHeader(path);
                var image = decoder.Decode(path, new ImageSize(8, 8));
                Assert.Equal(image.Size.Height * image.Size.Width * 3, image.Rgb.Length);
                Assert.True(header.Size.Height >= image.Size.Height && header.Size.Width >= image.Size.Width);
            }
            catch (HillockException e)
            {
                Assert.False(string.IsNullOrWhiteSpace(e.Message));
            }
            catch (Exception e) when (e is not Xunit.Sdk.IAssertionException)
            {
                Assert.Fail($"{format}, mutant {seed}: {e}");
            }
        }
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static byte[] Picture(string format)
    {
        if (format == "gif") return Convert.FromHexString("47494638396101000100800000FF0000FFFFFF2C00000000010001000002024401003B");
        if (format == "bmp") return Convert.FromHexString(
            "424D3E0000000000000036000000280000000200000001000000010018000000000008000000130B0000130B00000000000000000000FF000000FF000000");
        using var bitmap = new SKBitmap(new SKImageInfo(24, 17, SKColorType.Rgba8888, SKAlphaType.Opaque));
        for (var y = 0; y < bitmap.Height; y++)
            for (var x = 0; x < bitmap.Width; x++) bitmap.SetPixel(x, y, new SKColor((byte)(9 * x), (byte)(13 * y), (byte)(x * y)));
        using var data =
            bitmap.Encode(format switch { "png" => SKEncodedImageFormat.Png, "jpg" => SKEncodedImageFormat.Jpeg, _ => SKEncodedImageFormat.Webp }, 90);
        return data.ToArray();
    }
}
