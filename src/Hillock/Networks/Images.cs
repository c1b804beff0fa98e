namespace Hillock.Networks;

/// <summary>Shapes read as images, channels last.</summary>
internal static class Images
{
    /// <summary>Height, width and channels; a shape of two extents has one channel.</summary>
    /// <exception cref="HillockException">Another number of extents.</exception>
    public static Shape Of(Shape shape, string layer) => shape.Rank switch
    {
        3 => shape,
        2 => new Shape(shape[0], shape[1], 1),
        _ => throw new HillockException($"{layer} takes images of height × width × channels, such as 32×32×3, or height × width, got {shape}. A Reshape before it may help."),
    };

    /// <summary>A sequence of steps × channels as an image of one row; a shape of one extent has one channel.</summary>
    /// <exception cref="HillockException">Another number of extents.</exception>
    public static Shape OfSequence(Shape shape, string layer) => shape.Rank switch
    {
        2 => new Shape(1, shape[0], shape[1]),
        1 => new Shape(1, shape[0], 1),
        _ => throw new HillockException($"{layer} takes sequences of steps × channels, such as 50×8, or of steps, got {shape}. A Reshape before it may help."),
    };
}
