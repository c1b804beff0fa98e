namespace Hillock.Kernels.Convolution;

/// <summary>The images of a pass and how channel groups lie in them; offsets in floats.</summary>
internal sealed record PassLayout
{
    /// <summary>Sizes of one tap.</summary>
    public required CorrelationOperands Operands { get; init; }

    /// <summary>Rows of the source image.</summary>
    public required int SourceHeight { get; init; }

    /// <summary>From one row of the source to the next.</summary>
    public required nint SourceRowStride { get; init; }

    /// <summary>From one pixel of the source to the next.</summary>
    public required nint SourcePixelStride { get; init; }

    /// <summary>Rows of the target image.</summary>
    public required int TargetHeight { get; init; }

    /// <summary>How the source becomes the one described above, if it is not already.</summary>
    public LaneExpansion? Expansion { get; init; }

    /// <summary>Groups computed one after the other.</summary>
    public int Groups { get; init; } = 1;

    /// <summary>From one group's source channels to the next one's.</summary>
    public nint SourceGroup { get; init; }

    /// <summary>From one group's weights to the next one's.</summary>
    public nint WeightGroup { get; init; }

    /// <summary>From one group's target channels to the next one's.</summary>
    public nint TargetGroup { get; init; }
}
