namespace Hillock.Kernels.Convolution;

/// <summary>The sizes of a convolution over images, channels last. In one dimension the height is 1.</summary>
/// <remarks><c>y(oy, ox, o) = bias(o) + Σ x(oy·strideY + ky·dilationY - top, ox·strideX + kx·dilationX - left, c) · w(ky, kx, c, o)</c> over
/// <c>ky, kx</c> and the channels c of the group of o; what lies outside of the image is zero. Weights are
/// <c>[kernelHeight, kernelWidth, inChannels / groups, Padded(outChannels)]</c>, the pads zero, and so is their gradient.</remarks>
public sealed record ConvolutionShape
{
    /// <summary>Rows of the input image.</summary>
    public required int Height { get; init; }

    /// <summary>Pixels in a row of the input image.</summary>
    public required int Width { get; init; }

    /// <summary>Channels of the input.</summary>
    public required int InChannels { get; init; }

    /// <summary>Channels of the output.</summary>
    public required int OutChannels { get; init; }

    /// <summary>Rows of the kernel.</summary>
    public required int KernelHeight { get; init; }

    /// <summary>Columns of the kernel.</summary>
    public required int KernelWidth { get; init; }

    /// <summary>Input rows from one output row to the next.</summary>
    public int StrideY { get; init; } = 1;

    /// <summary>Input columns from one output column to the next.</summary>
    public int StrideX { get; init; } = 1;

    /// <summary>Input rows from one row of the kernel to the next.</summary>
    public int DilationY { get; init; } = 1;

    /// <summary>Input columns from one column of the kernel to the next.</summary>
    public int DilationX { get; init; } = 1;

    /// <summary>Rows of zeros above the image.</summary>
    public int PadTop { get; init; }

    /// <summary>Columns of zeros left of the image.</summary>
    public int PadLeft { get; init; }

    /// <summary>Rows of zeros below the image.</summary>
    public int PadBottom { get; init; }

    /// <summary>Columns of zeros right of the image.</summary>
    public int PadRight { get; init; }

    /// <summary>Groups of channels that see only each other; as many as input channels for a depthwise convolution.</summary>
    public int Groups { get; init; } = 1;

    /// <summary>Floats from one pixel of the input to the next: <see cref="AlignedBuffer.Padded"/> of the channels unless set; the raw input of a network
    /// may have no pads. Outputs and gradients always have pads.</summary>
    public int InPixelStride { get => field == 0 ? AlignedBuffer.Padded(InChannels) : field; init; }

    /// <summary>Rows of the output.</summary>
    public int OutHeight => OutSize(Height, PadTop + PadBottom, KernelHeight, DilationY, StrideY);

    /// <summary>Pixels in a row of the output.</summary>
    public int OutWidth => OutSize(Width, PadLeft + PadRight, KernelWidth, DilationX, StrideX);

    /// <summary>Input channels of a group.</summary>
    public int GroupInChannels => InChannels / Groups;

    /// <summary>Output channels of a group.</summary>
    public int GroupOutChannels => OutChannels / Groups;

    /// <summary>Floats of the weights, pads included.</summary>
    public nint WeightLength => (nint)KernelHeight * KernelWidth * GroupInChannels * AlignedBuffer.Padded(OutChannels);

    /// <summary>Multiplications and additions of one pass over one image, pads and borders counted as if they were pixels.</summary>
    public double FlopsPerImage => 2.0 * OutHeight * OutWidth * OutChannels * KernelHeight * KernelWidth * GroupInChannels;

    private static int OutSize(int size, int pads, int kernel, int dilation, int stride)
    {
        var room = size + pads - (((kernel - 1) * dilation) + 1);
        return room < 0 ? 0 : (room / stride) + 1;
    }
}
