namespace Hillock.Kernels.Convolution;

/// <summary>Images in memory, channels last: <c>(n, y, x, c)</c> is at <c>n·ImageStride + (y·width + x)·pixelStride + c</c>.</summary>
/// <param name="pointer">The first image's first float, on a cache line.</param>
/// <param name="imageStride">Floats from one image to the next, a multiple of 16.</param>
public readonly unsafe struct ImageBatch(float* pointer, nint imageStride)
{
    /// <summary>The first image's first float.</summary>
    public float* Pointer { get; } = pointer;

    /// <summary>Floats from one image to the next.</summary>
    public nint ImageStride { get; } = imageStride;

    /// <summary>The first float of one image.</summary>
    public float* Image(int index) => Pointer + (index * ImageStride);
}
