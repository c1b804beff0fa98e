using System.Runtime.InteropServices;
using Hillock.Data;
using SkiaSharp;

namespace Hillock.Images;

/// <summary>Decodes JPEG, PNG, WebP, BMP and GIF (its first picture) with Skia, turned upright as the camera noted; transparent parts lie over black.</summary>
public sealed class SkiaDecoder : ImageDecoder
{
    // Above this many pixels an image is damaged or an attack, not a picture to learn from: a few bytes can promise gigabytes.
    private const long MostPixels = 1L << 28;

    // What is decoded whole takes seven bytes a pixel, on every thread.
    private const long MostDecoded = 1L << 26;
    private const long MostBytes = 1L << 29;

    // Large pictures are decoded one at a time: each thread would take as much memory again.
    private const long Large = 1L << 23;
    private static readonly Lock LargeOnes = new();

    /// <inheritdoc/>
    public override IReadOnlyList<string> Endings { get; } = [".jpg", ".jpeg", ".png", ".webp", ".bmp", ".gif"];

    /// <inheritdoc/>
    public override ImageHeader ReadHeader(string path)
    {
        using var codec = Open(path, out var origin);
        return new ImageHeader(Upright.Size(new ImageSize(codec.Info.Height, codec.Info.Width), origin), codec.Info.ColorType == SKColorType.Gray8);
    }

    /// <inheritdoc/>
    public override DecodedImage Decode(string path, ImageSize atLeast)
    {
        using var codec = Open(path, out var origin);
        Require(codec.Info.Width, codec.Info.Height, MostPixels);
        var (size, info) = (Size(codec, Upright.Size(atLeast, origin)), codec.Info);
        info = new SKImageInfo(size.Width, size.Height, SKColorType.Rgba8888, info.AlphaType == SKAlphaType.Opaque ? SKAlphaType.Opaque : SKAlphaType.Premul);
        Require(info.Width, info.Height, MostDecoded);
        if ((long)info.Width * info.Height < Large) return Pixels(codec, info, origin);
        lock (LargeOnes) return Pixels(codec, info, origin);
    }

    private static DecodedImage Pixels(SKCodec codec, SKImageInfo info, SKEncodedOrigin origin)
    {
        var pixels = new byte[info.BytesSize];
        var pinned = GCHandle.Alloc(pixels, GCHandleType.Pinned);
        try
        {
            var result = codec.GetPixels(info, pinned.AddrOfPinnedObject());
            if (result != SKCodecResult.Success) throw new HillockException(ErrorKind.Data, Why(result));
        }
        finally
        {
            pinned.Free();
        }

        return Upright.Turn(new DecodedImage(new ImageSize(info.Height, info.Width), WithoutAlpha(pixels)), origin);
    }

    // A JPEG decodes at an eighth to eight eighths of its size; small is fast, and no smaller than asked for is sharp enough.
    private static SKSizeI Size(SKCodec codec, ImageSize atLeast)
    {
        var eighths = MathF.Ceiling(8 * Math.Max((float)atLeast.Width / codec.Info.Width, (float)atLeast.Height / codec.Info.Height));
        if (eighths >= 8) return codec.Info.Size;
        var size = codec.GetScaledDimensions(eighths / 8);
        return size.Width >= atLeast.Width && size.Height >= atLeast.Height ? size : codec.Info.Size;
    }

    private static void Require(int width, int height, long most)
    {
        if ((long)width * height > most)
            throw new HillockException(
                ErrorKind.Data, $"is said to have {width:N0} × {height:N0} pixels, where {most:N0} are the most that are decoded; save it smaller");
    }

    private static SKCodec Open(string path, out SKEncodedOrigin origin)
    {
        byte[] bytes;
        try
        {
            // Pipes and devices have no length, and may never end.
            var length = new FileInfo(File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path).Length;
            if (length == 0) throw new HillockException(ErrorKind.Data, "is empty");
            if (length > MostBytes) throw new HillockException(ErrorKind.Data, $"has {length:N0} bytes, where {MostBytes:N0} are the most of a picture");
            bytes = File.ReadAllBytes(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new HillockException(ErrorKind.Io, $"cannot be opened: {e.Message}", e);
        }

        var codec = SKCodec.Create(new SKMemoryStream(bytes), out var result) ?? throw new HillockException(ErrorKind.Data, Why(result));
        origin = codec.EncodedOrigin > SKEncodedOrigin.TopLeft ? codec.EncodedOrigin : ExifOrientation.Of(bytes);
        return codec;
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
