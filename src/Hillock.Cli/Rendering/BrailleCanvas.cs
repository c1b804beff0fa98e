namespace Hillock.Cli.Rendering;

/// <summary>A picture of dots, 2 across and 4 down in each character (Unicode braille patterns).</summary>
internal sealed class BrailleCanvas(int columns, int rows)
{
    private static readonly byte[,] Bits = { { 0x01, 0x08 }, { 0x02, 0x10 }, { 0x04, 0x20 }, { 0x40, 0x80 } };

    private readonly byte[,] _cells = new byte[rows, columns];

    /// <summary>Dots across.</summary>
    public int Width => columns * 2;

    /// <summary>Dots down.</summary>
    public int Height => rows * 4;

    /// <summary>Sets a dot, counted from the top left; outside the picture nothing happens.</summary>
    public void Set(int x, int y)
    {
        if (x < 0 || y < 0 || x >= Width || y >= Height) return;
        _cells[y / 4, x / 2] |= Bits[y % 4, x % 2];
    }

    /// <summary>Sets the dots of a column from one row to another.</summary>
    public void Column(int x, int from, int to)
    {
        for (var y = Math.Max(0, Math.Min(from, to)); y <= Math.Min(Height - 1, Math.Max(from, to)); y++) Set(x, y);
    }

    /// <summary>The dots of a character cell; 0 when it is empty.</summary>
    public byte Dots(int column, int row) => _cells[row, column];

    /// <summary>The character with these dots.</summary>
    public static char Character(int dots) => (char)(0x2800 + dots);
}
