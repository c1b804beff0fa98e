using Hillock.Data;
using SkiaSharp;

namespace Hillock.Images;

/// <summary>Turns an image as its Exif orientation says.</summary>
internal static class Upright
{
    private const int Colours = 3;

    /// <summary>Height and width exchanged where the image lies on its side.</summary>
    public static ImageSize Size(ImageSize size, SKEncodedOrigin origin) => IsAcross(origin) ? new ImageSize(size.Width, size.Height) : size;

    /// <summary>The image upright.</summary>
    public static DecodedImage Turn(DecodedImage image, SKEncodedOrigin origin)
    {
        if (origin == SKEncodedOrigin.TopLeft) return image;
        var (from, to) = (image.Size, Size(image.Size, origin));
        var rgb = new byte[image.Rgb.Length];
        for (var y = 0; y < to.Height; y++)
        {
            for (var x = 0; x < to.Width; x++)
            {
                var (row, column) = Source(origin, y, x, from);
                image.Rgb.AsSpan(((row * from.Width) + column) * Colours, Colours).CopyTo(rgb.AsSpan(((y * to.Width) + x) * Colours));
            }
        }

        return new DecodedImage(to, rgb);
    }

    private static bool IsAcross(SKEncodedOrigin origin) => origin >= SKEncodedOrigin.LeftTop;

    // The name of an origin says where the stored first row and first column are to be seen.
    private static (int Row, int Column) Source(SKEncodedOrigin origin, int y, int x, ImageSize from) => origin switch
    {
        SKEncodedOrigin.TopRight => (y, from.Width - 1 - x),
        SKEncodedOrigin.BottomRight => (from.Height - 1 - y, from.Width - 1 - x),
        SKEncodedOrigin.BottomLeft => (from.Height - 1 - y, x),
        SKEncodedOrigin.LeftTop => (x, y),
        SKEncodedOrigin.RightTop => (from.Height - 1 - x, y),
        SKEncodedOrigin.RightBottom => (from.Height - 1 - x, from.Width - 1 - y),
        SKEncodedOrigin.LeftBottom => (x, from.Width - 1 - y),
        _ => (y, x),
    };
}
