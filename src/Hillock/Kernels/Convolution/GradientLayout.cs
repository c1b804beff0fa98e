namespace Hillock.Kernels.Convolution;

/// <summary>What the weight gradient sums over; strides in floats.</summary>
internal sealed record GradientLayout
{
    /// <summary>Rows of outputs.</summary>
    public required Axis Y { get; init; }

    /// <summary>Columns of outputs.</summary>
    public required Axis X { get; init; }

    /// <summary>Rows of weights of one tap.</summary>
    public required int TapRows { get; init; }

    /// <summary>Whether the columns of a row of weights read a vector of the source, not one number.</summary>
    public required bool Lanes { get; init; }

    /// <summary>From what one row of a tap reads to what the next one reads.</summary>
    public required nint ChannelStride { get; init; }

    /// <summary>From one pixel of the source to the next.</summary>
    public required nint PixelStride { get; init; }

    /// <summary>Output channels of a group, a multiple of 16.</summary>
    public required int Columns { get; init; }

    /// <summary>Groups of channels.</summary>
    public required int Groups { get; init; }

    /// <summary>Floats of a pixel of the output, and of a row of weights.</summary>
    public required int OutputStride { get; init; }

    /// <summary>How the input becomes the source described here, if it is not already.</summary>
    public LaneExpansion? Expansion { get; init; }

    /// <summary>From one row of the source to the next.</summary>
    public nint SourceRowStride => X.Length * PixelStride;

    /// <summary>From one row of the output to the next.</summary>
    public nint OutputRowStride => (nint)X.Count * OutputStride;

    /// <summary>What a tap reads for the output (0, 0), from the start of the image.</summary>
    public nint SourceOf(int ky, int kx) =>
        ((Y.Origin + ((nint)ky * Y.Dilation)) * SourceRowStride) + ((X.Origin + ((nint)kx * X.Dilation)) * PixelStride);
}
