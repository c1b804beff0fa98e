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

    /// <summary>Says what does not fit together.</summary>
    /// <exception cref="HillockException">A size is out of range, or the groups do not divide the channels, or the kernel is larger than the padded
    /// image.</exception>
    internal void Check()
    {
        foreach (var (name, value, least) in Sizes())
            if (value < least) throw new HillockException($"A convolution's {name} is {value}; it must be at least {least}.");
        if (InChannels % Groups > 0 || OutChannels % Groups > 0)
        {
            throw new HillockException(
                $"{Groups} groups do not divide {InChannels} input and {OutChannels} output channels. Choose channel counts that are multiples of the groups.");
        }

        if (OutHeight < 1 || OutWidth < 1)
        {
            throw new HillockException(
                $"A kernel of {KernelHeight}x{KernelWidth} with dilation {DilationY}x{DilationX} does not fit an image of {Height}x{Width} with padding "
                + $"{PadTop}, {PadLeft}, {PadBottom}, {PadRight}. Use a smaller kernel, or more padding.");
        }
    }

    private IEnumerable<(string Name, int Value, int Least)> Sizes() =>
    [
        ("height", Height, 1), ("width", Width, 1), ("input channels", InChannels, 1), ("output channels", OutChannels, 1),
        ("kernel height", KernelHeight, 1), ("kernel width", KernelWidth, 1), ("vertical stride", StrideY, 1), ("horizontal stride", StrideX, 1),
        ("vertical dilation", DilationY, 1), ("horizontal dilation", DilationX, 1), ("groups", Groups, 1), ("padding at the top", PadTop, 0),
        ("padding on the left", PadLeft, 0), ("padding at the bottom", PadBottom, 0), ("padding on the right", PadRight, 0),
        ("input pixel stride", InPixelStride, InChannels),
    ];

    /// <summary>Positions of a kernel along one side.</summary>
    internal static int OutSize(int size, int pads, int kernel, int dilation, int stride)
    {
        var room = size + pads - (((kernel - 1) * dilation) + 1);
        return room < 0 ? 0 : (room / stride) + 1;
    }
}
