namespace Hillock.Layers;

/// <summary>Windows that move over an image.</summary>
internal readonly record struct PoolWindows(int InHeight, int InWidth, int Height, int Width, int StrideY, int StrideX)
{
    /// <summary>Rows of the first window above the image.</summary>
    public int PadTop { get; init; }

    /// <summary>Rows that the last window may reach below it.</summary>
    public int PadBottom { get; init; }

    /// <summary>Columns of the first window left of it.</summary>
    public int PadLeft { get; init; }

    /// <summary>Columns that the last window may reach to the right of it.</summary>
    public int PadRight { get; init; }

    /// <summary>Windows from top to bottom.</summary>
    public int OutHeight => Count(InHeight + PadTop + PadBottom, Height, StrideY);

    /// <summary>Windows from left to right.</summary>
    public int OutWidth => Count(InWidth + PadLeft + PadRight, Width, StrideX);

    /// <summary>Whether every pixel is in exactly one window.</summary>
    public bool IsTiling => StrideY == Height && StrideX == Width && OutHeight * Height == InHeight && OutWidth * Width == InWidth
        && (PadTop, PadLeft) == (0, 0);

    /// <summary>Which rows of the windows of one output row lie in the image: from one, up to but not including the other.</summary>
    public (int From, int To) Rows(int output) => Inside(output, StrideY, PadTop, Height, InHeight);

    /// <summary>Which columns of the windows of one output column lie in the image: from one, up to but not including the other.</summary>
    public (int From, int To) Columns(int output) => Inside(output, StrideX, PadLeft, Width, InWidth);

    /// <summary>The pixel at a window's corner, counted from the start of the image; before it where the window begins in the padding.</summary>
    public nint Corner(int row, int column) => ((((nint)row * StrideY) - PadTop) * InWidth) + (column * StrideX) - PadLeft;

    private static (int From, int To) Inside(int window, int stride, int pad, int size, int length)
    {
        var at = (window * stride) - pad;
        return (Math.Max(0, -at), Math.Min(size, length - at));
    }

    private static int Count(int size, int window, int stride) => size < window ? 0 : ((size - window) / stride) + 1;
}
