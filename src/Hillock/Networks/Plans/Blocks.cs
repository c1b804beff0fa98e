namespace Hillock.Networks.Plans;

/// <summary>Cuts rows into blocks: a function of the problem alone, so that results do not depend on the threads.</summary>
internal static class Blocks
{
    /// <summary>Rows of a product's tile.</summary>
    public const int Tile = 12;

    private const double WorthAThread = 1_500_000;

    /// <summary>Rows a block: enough work to be worth a thread, whole tiles, at most <paramref name="most"/>.</summary>
    /// <param name="rows">Rows in all.</param>
    /// <param name="workPerRow">Floating-point operations a row.</param>
    /// <param name="most">The most rows whose results stay in the first-level cache.</param>
    public static int Size(int rows, double workPerRow, int most)
    {
        var worth = (int)Math.Min(rows, Math.Ceiling(WorthAThread / Math.Max(workPerRow, 1)));
        var size = Math.Clamp(worth, Tile, Math.Max(most, Tile));
        return (size + Tile - 1) / Tile * Tile;
    }

    /// <summary>How many blocks of <paramref name="size"/> cover <paramref name="rows"/>.</summary>
    public static int Count(int rows, int size) => (rows + size - 1) / size;
}
