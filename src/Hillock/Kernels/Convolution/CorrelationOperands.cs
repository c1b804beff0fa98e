namespace Hillock.Kernels.Convolution;

/// <summary>Sizes of one tap of a correlation, and where the pixels of its target are; strides in floats.</summary>
internal readonly record struct CorrelationOperands
{
    /// <summary>Source channels that one tap sums over.</summary>
    public required int Depth { get; init; }

    /// <summary>Rows of the weights from one tap to the next.</summary>
    public required int TapRows { get; init; }

    /// <summary>Target channels, a multiple of 16.</summary>
    public required int Columns { get; init; }

    /// <summary>From one row of the weights to the next.</summary>
    public required nint WeightStride { get; init; }

    /// <summary>From one pixel of the target image to the next.</summary>
    public required nint TargetPixelStride { get; init; }

    /// <summary>From one row of the target image to the next.</summary>
    public required nint TargetRowStride { get; init; }

    /// <summary>Whether every target channel reads source channels of its own, as many as it has.</summary>
    public bool Lanes { get; init; }

    /// <summary>With <see cref="Lanes"/>: from one source channel of a target channel to the next.</summary>
    public nint LaneStride { get; init; }
}
