namespace Hillock.Kernels.Convolution;

/// <summary>Where the windows of a pooling lie; strides in floats.</summary>
internal sealed unsafe class PoolingGeometry
{
    private readonly LaneExpansion? _expansion;

    /// <summary>Plans it.</summary>
    public PoolingGeometry(PoolingShape shape)
    {
        shape.Check();
        Shape = shape;
        Pixel = AlignedBuffer.Padded(shape.Channels);
        Y = Axis.Forward(shape.OutHeight, shape.KernelHeight, shape.StrideY, 1, shape.PadTop, shape.Height);
        X = Axis.Forward(shape.OutWidth, shape.KernelWidth, shape.StrideX, 1, shape.PadLeft, shape.Width);
        if (shape.InPixelStride != Pixel) _expansion = new LaneExpansion(shape.Width, shape.InPixelStride, shape.Channels, 1, 1);
    }

    /// <summary>The sizes.</summary>
    public PoolingShape Shape { get; }

    /// <summary>The windows' rows.</summary>
    public Axis Y { get; }

    /// <summary>The windows' columns.</summary>
    public Axis X { get; }

    /// <summary>From one pixel to the next, of whatever has pads.</summary>
    public int Pixel { get; }

    /// <summary>From one row of the input to the next.</summary>
    public nint InputRow => (nint)Shape.Width * Pixel;

    /// <summary>From one row of the output to the next.</summary>
    public nint OutputRow => (nint)X.Count * Pixel;

    /// <summary>Row 0 of an input image with pads; only the rows of the window of output row <paramref name="oy"/> are there.</summary>
    public float* Input(ImageBatch input, int image, int oy)
    {
        if (_expansion is null) return input.Image(image);
        var (from, to) = Y.ValidTaps(oy);
        var low = Y.LowOf(oy) + from;
        var scratch = ThreadScratch.Take((to - from) * InputRow);
        _expansion.Run(input.Image(image), low, to - from, scratch);
        return scratch - (low * InputRow);
    }

    /// <summary>The output rows whose windows hold input row <paramref name="y"/>: from one, up to but not including the other.</summary>
    public (int From, int To) WindowsOver(int y)
    {
        var last = (y + Shape.PadTop) / Shape.StrideY;
        var from = Math.Max(0, y + Shape.PadTop - Shape.KernelHeight + Shape.StrideY) / Shape.StrideY;
        return (Math.Min(from, Y.Count), Math.Min(last + 1, Y.Count));
    }
}
