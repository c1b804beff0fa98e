using System.Globalization;

namespace Hillock.Layers;

/// <summary>What windows move over: images, or sequences, which are images of one row. Extents are pairs; the two of a sequence are the same number.</summary>
internal sealed class WindowDimensions
{
    private WindowDimensions(bool isSequence) => IsSequence = isSequence;

    /// <summary>Sequences of steps × channels.</summary>
    public static WindowDimensions Sequence { get; } = new(isSequence: true);

    /// <summary>Images of height × width × channels.</summary>
    public static WindowDimensions Image { get; } = new(isSequence: false);

    /// <summary>Whether they are sequences.</summary>
    public bool IsSequence { get; }

    /// <summary>The input as an image of height, width and channels; where the channels are left out, there is one.</summary>
    /// <param name="input">The input.</param>
    /// <param name="layer">Which layer it is for.</param>
    /// <exception cref="HillockException">Another number of extents.</exception>
    public Shape AsImage(Shape input, Layer layer) => (IsSequence, input.Rank) switch
    {
        (true, 2) => new Shape(1, input[0], input[1]),
        (true, 1) => new Shape(1, input[0], 1),
        (true, _) => throw Wrong(layer, "sequences of steps × channels, such as 50×8, or of steps", input),
        (false, 3) => input,
        (false, 2) => new Shape(input[0], input[1], 1),
        (false, _) => throw Wrong(layer, "images of height × width × channels, such as 32×32×3, or height × width", input),
    };

    /// <summary>An image as a layer gives it on: without the one row of a sequence.</summary>
    public Shape Output(int height, int width, int channels) => IsSequence ? new(width, channels) : new(height, width, channels);

    /// <summary>Both extents as they are over an image: 1 from top to bottom of a sequence.</summary>
    public (int Height, int Width) OverImage((int Height, int Width) extent) => IsSequence ? (1, extent.Width) : extent;

    /// <summary>The extents one by one, outermost first.</summary>
    public int[] Extents((int Height, int Width) extent) => IsSequence ? [extent.Width] : [extent.Height, extent.Width];

    /// <summary>The extents in the words of a list, such as <c>3</c> or <c>3x5</c>.</summary>
    public string Text((int Height, int Width) extent) => string.Join('x', Extents(extent));

    /// <summary>Zeros around an image: above, below, left and right; a sequence has none above and below.</summary>
    public (int Top, int Bottom, int Left, int Right) Pads(Padding padding, Shape image, (int Height, int Width) window, (int Height, int Width) stride)
    {
        var (top, bottom) = IsSequence ? (0, 0) : padding.Rows(image[0], window.Height, stride.Height);
        var (left, right) = padding.Columns(image[1], window.Width, stride.Width);
        return (top, bottom, left, right);
    }

    /// <summary>The extents of a setting's text: one number, or of images two, such as <c>3x5</c>.</summary>
    /// <exception cref="FormatException">The text is none.</exception>
    public (int Height, int Width) Parse(string setting, string text)
    {
        if (IsSequence) return (LayerSettings.ParseInteger(setting, text), LayerSettings.ParseInteger(setting, text));
        var parts = text.Split('x', '×');
        return parts.Length is 1 or 2
            && int.TryParse(parts[0], CultureInfo.InvariantCulture, out var height) && int.TryParse(parts[^1], CultureInfo.InvariantCulture, out var width)
            ? (height, width)
            : throw LayerSettings.Wrong(setting, text, "a whole number or two, such as 3 or 3x5");
    }

    /// <summary>The extents, if they are valid.</summary>
    /// <exception cref="HillockException">One below 1.</exception>
    public (int Height, int Width) Positive((int Height, int Width) extent, string what) => extent is { Height: >= 1, Width: >= 1 }
        ? extent
        : throw new HillockException($"{what} is {Text(extent)}; {(IsSequence ? "it" : "both")} must be at least 1.");

    private static HillockException Wrong(Layer layer, string expected, Shape input) =>
        new($"{layer.GetType().Name} takes {expected}, got {input}. A Reshape before it may help.");
}
