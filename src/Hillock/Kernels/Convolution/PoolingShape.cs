namespace Hillock.Kernels.Convolution;

/// <summary>The sizes of a pooling over images, channels last: each output pixel is the maximum or the average of a window of input pixels.</summary>
/// <remarks>Padding is no pixel: it is never the maximum. Every window must hold a pixel, so no padding may reach the size of the window.</remarks>
public sealed record PoolingShape
{
    /// <summary>Rows of the input image.</summary>
    public required int Height { get; init; }

    /// <summary>Pixels in a row of the input image.</summary>
    public required int Width { get; init; }

    /// <summary>Channels of input and output.</summary>
    public required int Channels { get; init; }

    /// <summary>Rows of the window.</summary>
    public required int KernelHeight { get; init; }

    /// <summary>Columns of the window.</summary>
    public required int KernelWidth { get; init; }

    /// <summary>Input rows from one output row to the next.</summary>
    public required int StrideY { get; init; }

    /// <summary>Input columns from one output column to the next.</summary>
    public required int StrideX { get; init; }

    /// <summary>Rows of padding above the image.</summary>
    public int PadTop { get; init; }

    /// <summary>Columns of padding left of the image.</summary>
    public int PadLeft { get; init; }

    /// <summary>Rows of padding below the image.</summary>
    public int PadBottom { get; init; }

    /// <summary>Columns of padding right of the image.</summary>
    public int PadRight { get; init; }

    /// <summary>Floats from one pixel of the input to the next: <see cref="AlignedBuffer.Padded"/> of the channels unless set; the raw input of a network
    /// may have no pads. Outputs and gradients always have pads.</summary>
    public int InPixelStride { get => field == 0 ? AlignedBuffer.Padded(Channels) : field; init; }

    /// <summary>Rows of the output.</summary>
    public int OutHeight => ConvolutionShape.OutSize(Height, PadTop + PadBottom, KernelHeight, 1, StrideY);

    /// <summary>Pixels in a row of the output.</summary>
    public int OutWidth => ConvolutionShape.OutSize(Width, PadLeft + PadRight, KernelWidth, 1, StrideX);

    /// <summary>One window over the whole image.</summary>
    public static PoolingShape Global(int height, int width, int channels) => new()
    {
        Height = height,
        Width = width,
        Channels = channels,
        KernelHeight = height,
        KernelWidth = width,
        StrideY = 1,
        StrideX = 1,
    };

    /// <summary>Says what does not fit together.</summary>
    /// <exception cref="HillockException">A size is out of range, or the window is larger than the padded image, or holds padding alone.</exception>
    internal void Check()
    {
        foreach (var (name, value, least) in Sizes())
            if (value < least) throw new HillockException($"A pooling's {name} is {value}; it must be at least {least}.");
        if (Math.Max(PadTop, PadBottom) >= KernelHeight || Math.Max(PadLeft, PadRight) >= KernelWidth)
        {
            throw new HillockException(
                $"A pooling window of {KernelHeight}x{KernelWidth} with padding {PadTop}, {PadLeft}, {PadBottom}, {PadRight} may hold no pixel. Padding must be smaller than the window.");
        }

        if (OutHeight < 1 || OutWidth < 1)
        {
            throw new HillockException(
                $"A pooling window of {KernelHeight}x{KernelWidth} does not fit an image of {Height}x{Width} with padding {PadTop}, {PadLeft}, {PadBottom}, {PadRight}. Use a smaller window, or more padding.");
        }
    }

    private IEnumerable<(string Name, int Value, int Least)> Sizes() =>
    [
        ("height", Height, 1), ("width", Width, 1), ("channels", Channels, 1), ("window height", KernelHeight, 1), ("window width", KernelWidth, 1),
        ("vertical stride", StrideY, 1), ("horizontal stride", StrideX, 1), ("padding at the top", PadTop, 0), ("padding on the left", PadLeft, 0),
        ("padding at the bottom", PadBottom, 0), ("padding on the right", PadRight, 0), ("input pixel stride", InPixelStride, Channels),
    ];
}
