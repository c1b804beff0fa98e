namespace Hillock.Kernels.Convolution;

/// <summary>Images in memory, channels last: <c>(n, y, x, c)</c> is at <c>n·ImageStride + (y·width + x)·PixelStride + c</c>.</summary>
/// <param name="pointer">The first image's first float.</param>
/// <param name="imageStride">Floats from one image to the next.</param>
/// <param name="pixelStride">Floats from one pixel to the next: <see cref="AlignedBuffer.Padded"/> of the channels, the pads zero; for a
/// network's raw input also the channels themselves.</param>
public readonly unsafe struct ImageBatch(float* pointer, nint imageStride, int pixelStride)
{
    /// <summary>The first image's first float.</summary>
    public float* Pointer { get; } = pointer;

    /// <summary>Floats from one image to the next.</summary>
    public nint ImageStride { get; } = imageStride;

    /// <summary>Floats from one pixel to the next.</summary>
    public int PixelStride { get; } = pixelStride;

    /// <summary>The first float of one image.</summary>
    public float* Image(int index) => Pointer + (index * ImageStride);
}
