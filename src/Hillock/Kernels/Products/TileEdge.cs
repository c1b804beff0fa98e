namespace Hillock.Kernels;

/// <summary>The taps of a kernel's row over pixels at the end of an image's row: each tap reads only the pixels that exist.</summary>
/// <param name="Taps">Segments of the sum, one a tap.</param>
/// <param name="Stride">Pixels from one row of the tile to the next.</param>
/// <param name="Dilation">Pixels from one tap to the next.</param>
/// <param name="Missing">Pixels that the first tap of the first row would lie before the image's first.</param>
/// <param name="Room">Pixels from there to the image's end.</param>
internal readonly record struct TileEdge(int Taps, int Stride, int Dilation, int Missing, int Room)
{
    /// <summary>The edge within a tile, or none if every tap of every row reads inside.</summary>
    /// <param name="rows">Rows of the tile.</param>
    /// <param name="taps">Taps of the kernel's row.</param>
    /// <param name="stride">Pixels from one row of the tile to the next.</param>
    /// <param name="dilation">Pixels from one tap to the next.</param>
    /// <param name="at">The pixel that the first tap of the first row reads.</param>
    /// <param name="length">Pixels in a row of the image.</param>
    public static TileEdge Of(int rows, int taps, int stride, int dilation, int at, int length)
    {
        if (taps == 0) return default;
        var reach = ((rows - 1) * stride) + ((taps - 1) * dilation) + 1;
        var missing = Math.Clamp(-at, 0, reach);
        var room = Math.Clamp(length - at, 0, reach);
        return missing == 0 && room == reach ? default : new(taps, stride, dilation, missing, room);
    }

    /// <summary>The rows whose tap reads inside: from one, up to but not including the other.</summary>
    public (int From, int To) RowsOf(int tap, int rows)
    {
        var from = Math.Min(rows, CeilingOf(Missing - (tap * Dilation), Stride));
        return (from, Math.Clamp(CeilingOf(Room - (tap * Dilation), Stride), from, rows));
    }

    private static int CeilingOf(int value, int divisor) => value <= 0 ? 0 : (value + divisor - 1) / divisor;
}
