namespace Hillock.Kernels.Convolution;

/// <summary>A part of the weight gradient's sum: some weights over a rectangle of outputs; offsets and strides in floats.</summary>
internal sealed record GradientJob
{
    /// <summary>The micro-kernel; its rows are weights, its steps are outputs.</summary>
    public required MicroKernel Kernel { get; init; }

    /// <summary>What the first weight reads for the first output of output row 0, from the start of the input image.</summary>
    public required nint Source { get; init; }

    /// <summary>From what one weight reads to what the next one reads.</summary>
    public required nint RowStride { get; init; }

    /// <summary>The same between weights of different pointers.</summary>
    public required nint PointerStride { get; init; }

    /// <summary>The first output of output row 0, from the start of the output image.</summary>
    public required nint Output { get; init; }

    /// <summary>The first weight.</summary>
    public required nint Weight { get; init; }

    /// <summary>The first output row.</summary>
    public required int FromRow { get; init; }

    /// <summary>One more than the last output row.</summary>
    public required int ToRow { get; init; }

    /// <summary>Outputs in a row.</summary>
    public required int Columns { get; init; }
}
