namespace Hillock.Kernels.Convolution;

/// <summary>Where a correlation reads and writes; strides in floats.</summary>
internal unsafe struct CorrelationCall
{
    /// <summary>Pixel (0, 0) of the first image; it need not be in memory where no target reads it.</summary>
    public float* Source;

    /// <summary>From one image of the source to the next.</summary>
    public nint SourceImageStride;

    /// <summary>From one row of the source to the next.</summary>
    public nint SourceRowStride;

    /// <summary>From one pixel of the source to the next.</summary>
    public nint SourcePixelStride;

    /// <summary>The weights of the first tap.</summary>
    public float* Weights;

    /// <summary>What every target starts from, or null for zero.</summary>
    public float* Bias;

    /// <summary>Pixel (0, 0) of the first image.</summary>
    public float* Target;

    /// <summary>From one image of the target to the next.</summary>
    public nint TargetImageStride;

    /// <summary>Number of images.</summary>
    public int Images;

    /// <summary>Add to the target instead of overwriting it; then there is no bias.</summary>
    public bool Accumulate;
}
