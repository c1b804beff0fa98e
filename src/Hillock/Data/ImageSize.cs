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
        var sides = text.Trim().Split('x', '×', 'X');
        var numbers = new int[sides.Length];
        for (var i = 0; i < sides.Length; i++)
            if (!int.TryParse(sides[i], NumberStyles.None, CultureInfo.InvariantCulture, out numbers[i]) || numbers[i] is < 1 or > Most) numbers = [];
        return numbers switch
        {
            [var side] => new ImageSize(side, side),
            [var height, var width] => new ImageSize(height, width),
            _ => throw new HillockException($"The size of images is '{text}', but must be a side such as 64, or height and width such as 48x64, each from 1 to {Most}."),
        };
    }

    /// <summary>The text that <see cref="Parse"/> reads.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Height}x{Width}");
}
