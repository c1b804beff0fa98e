namespace Hillock.Kernels.Convolution;

/// <summary>The sizes of an image.</summary>
/// <param name="Height">Rows.</param>
/// <param name="Width">Pixels in a row.</param>
/// <param name="Channels">Channels of a pixel.</param>
/// <param name="PixelStride">Floats from one pixel to the next.</param>
internal readonly record struct PixelGrid(int Height, int Width, int Channels, int PixelStride)
{
    /// <summary>An image whose pixels have pads.</summary>
    public PixelGrid(int height, int width, int channels)
        : this(height, width, channels, AlignedBuffer.Padded(channels))
    {
    }
}
