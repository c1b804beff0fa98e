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
        InputRow = (nint)shape.Width * Pixel;
        OutputRow = (nint)shape.OutWidth * Pixel;
        Rows = Windows(Axis.Forward(shape.OutHeight, shape.KernelHeight, shape.StrideY, 1, shape.PadTop, shape.Height));
        Columns = Windows(Axis.Forward(shape.OutWidth, shape.KernelWidth, shape.StrideX, 1, shape.PadLeft, shape.Width));
        if (shape.InPixelStride != Pixel) _expansion = new LaneExpansion(shape.Width, shape.InPixelStride, shape.Channels, 1, 1);
    }

    /// <summary>The sizes.</summary>
    public PoolingShape Shape { get; }

    /// <summary>The window of each output row.</summary>
    public PoolingWindow[] Rows { get; }

    /// <summary>The window of each output column.</summary>
    public PoolingWindow[] Columns { get; }

    /// <summary>From one pixel to the next, of whatever has pads.</summary>
    public int Pixel { get; }

    /// <summary>From one row of the input to the next.</summary>
    public nint InputRow { get; }

    /// <summary>From one row of the output to the next.</summary>
    public nint OutputRow { get; }

    /// <summary>The first row, with pads, of a window of an input image.</summary>
    public float* Input(ImageBatch input, int image, PoolingWindow rows)
    {
        if (_expansion is null) return input.Image(image) + (rows.First * InputRow);
        var scratch = ThreadScratch.Take(rows.Count * InputRow);
        _expansion.Run(input.Image(image), rows.First, rows.Count, scratch);
        return scratch;
    }

    /// <summary>The output rows whose windows hold input row <paramref name="y"/>: from one, up to but not including the other.</summary>
    public (int From, int To) WindowsOver(int y)
    {
        var last = (y + Shape.PadTop) / Shape.StrideY;
        var from = Math.Max(0, y + Shape.PadTop - Shape.KernelHeight + Shape.StrideY) / Shape.StrideY;
        return (Math.Min(from, Rows.Length), Math.Min(last + 1, Rows.Length));
    }

    private static PoolingWindow[] Windows(Axis axis) =>
    [
        .. Enumerable.Range(0, axis.Count).Select(t =>
        {
            var (from, to) = axis.ValidTaps(t);
            return new PoolingWindow(axis.LowOf(t) + from, to - from, from);
        }),
    ];
}
