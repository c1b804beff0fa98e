using System.Runtime.InteropServices;
using Hillock.Data;
using SkiaSharp;

namespace Hillock.Images;

/// <summary>Decodes JPEG, PNG, WebP, BMP and GIF (its first picture) with Skia, turned upright as the camera noted; transparent parts lie over black.</summary>
public sealed class SkiaDecoder : ImageDecoder
{
    // Above this many pixels an image is damaged or an attack, not a picture to learn from.
    private const long MostPixels = 1L << 28;

    /// <inheritdoc/>
    public override IReadOnlyList<string> Endings { get; } = [".jpg", ".jpeg", ".png", ".webp", ".bmp", ".gif"];

    /// <inheritdoc/>
    public override ImageHeader ReadHeader(string path)
    {
        using var codec = Open(path);
        return new ImageHeader(Upright.Size(new ImageSize(codec.Info.Height, codec.Info.Width), codec.EncodedOrigin), codec.Info.ColorType == SKColorType.Gray8);
    }

    /// <inheritdoc/>
    public override DecodedImage Decode(string path, ImageSize atLeast)
    {
        using var codec = Open(path);
        var (size, info) = (Size(codec, Upright.Size(atLeast, codec.EncodedOrigin)), codec.Info);
        info = new SKImageInfo(size.Width, size.Height, SKColorType.Rgba8888, info.AlphaType == SKAlphaType.Opaque ? SKAlphaType.Opaque : SKAlphaType.Premul);
        if ((long)info.Width * info.Height > MostPixels) throw new HillockException($"is said to have {info.Width:N0} × {info.Height:N0} pixels, which is too many");
        var pixels = new byte[info.BytesSize];
        var pinned = GCHandle.Alloc(pixels, GCHandleType.Pinned);
        try
        {
            var result = codec.GetPixels(info, pinned.AddrOfPinnedObject());
            if (result != SKCodecResult.Success) throw new HillockException(Why(result));
        }
        finally
        {
            pinned.Free();
        }

        return Upright.Turn(new DecodedImage(new ImageSize(info.Height, info.Width), WithoutAlpha(pixels)), codec.EncodedOrigin);
    }

    // A JPEG decodes at an eighth to eight eighths of its size; small is fast, and no smaller than asked for is sharp enough.
    private static SKSizeI Size(SKCodec codec, ImageSize atLeast)
    {
        var eighths = MathF.Ceiling(8 * Math.Max((float)atLeast.Width / codec.Info.Width, (float)atLeast.Height / codec.Info.Height));
        if (eighths >= 8) return codec.Info.Size;
        var size = codec.GetScaledDimensions(eighths / 8);
        return size.Width >= atLeast.Width && size.Height >= atLeast.Height ? size : codec.Info.Size;
    }

    private static SKCodec Open(string path)
    {
        byte[] bytes;
        try
        {
            bytes = File.ReadAllBytes(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new HillockException($"cannot be opened: {e.Message}", e);
        }

        if (bytes.Length == 0) throw new HillockException("is empty");
        var codec = SKCodec.Create(new SKMemoryStream(bytes), out var result);
        return codec ?? throw new HillockException(Why(result));
    }

    private static string Why(SKCodecResult result) => result switch
    {
        SKCodecResult.IncompleteInput => "is cut short",
        SKCodecResult.ErrorInInput or SKCodecResult.InvalidInput => "is damaged",
        SKCodecResult.Unimplemented => "is no image in a format that is known",
        _ => $"cannot be decoded ({result})",
    };

    private static byte[] WithoutAlpha(byte[] pixels)
    {
        var rgb = new byte[pixels.Length / 4 * 3];
        for (int from = 0, to = 0; from < pixels.Length; from += 4, to += 3)
        {
            rgb[to] = pixels[from];
            rgb[to + 1] = pixels[from + 1];
            rgb[to + 2] = pixels[from + 2];
        }

        return rgb;
    }
}
