using System.Globalization;

namespace Hillock.Data;

/// <summary>Height and width of an image in pixels.</summary>
/// <param name="Height">Rows, 1 or more.</param>
/// <param name="Width">Pixels a row, 1 or more.</param>
public readonly record struct ImageSize(int Height, int Width)
{
    /// <summary>The largest height and width that images are brought to.</summary>
    public const int Most = 4096;

    /// <summary>Reads <c>64</c> for a square, or height and width as in <c>48x64</c>.</summary>
    /// <exception cref="HillockException">Something else, or a side out of range.</exception>
    public static ImageSize Parse(string text)
    {
        int?[] sides = [.. text.Trim().Split('x', '×', 'X').Select(Side)];
        return sides switch
        {
            [{ } side] => new ImageSize(side, side),
            [{ } height, { } width] => new ImageSize(height, width),
            _ => throw new HillockException(
                $"The size of images is '{text}', but must be a side such as 64, or height and width such as 48x64, each from 1 to {Most}."),
        };
    }

    private static int? Side(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var side) && side is >= 1 and <= Most ? side : null;

    /// <summary>The text that <see cref="Parse"/> reads.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Height}x{Width}");
}
