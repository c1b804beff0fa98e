namespace Hillock.Engine;

/// <summary>Cuts the rows of a result into blocks. No sum is ever cut, so results do not depend on how.</summary>
internal static class Blocks
{
    // Handing a block to another thread costs a microsecond or two.
    private const double WorthAThread = 300_000;

    // Two for each thread: one that is held up leaves the other to be taken over.
    private const int BlocksAThread = 2;

    /// <summary>Rows a block: at most <paramref name="most"/>, and equal shares for the threads where there is enough work.</summary>
    /// <param name="rows">Rows in all.</param>
    /// <param name="workPerRow">Floating-point operations a row.</param>
    /// <param name="most">The most rows whose results stay in the first-level cache.</param>
    /// <param name="threads">Threads that share the blocks.</param>
    public static int Size(int rows, double workPerRow, int most, int threads)
    {
        var pieces = threads == 1 ? 1 : (int)Math.Clamp(rows * workPerRow / WorthAThread, 1, BlocksAThread * threads);
        return Math.Max(1, Math.Min(most, (rows + pieces - 1) / pieces));
    }

    /// <summary>Rows a block: one equal share for each thread where there is enough work; for work that is long enough to outlast a delay.</summary>
    public static int Share(int rows, double workPerRow, int threads) =>
        Share(rows, threads == 1 ? 1 : (int)Math.Clamp(rows * workPerRow / WorthAThread, 1, threads));

    /// <summary>Rows of each of so many equal shares.</summary>
    public static int Share(int rows, int shares) => Math.Max(1, (rows + shares - 1) / shares);

    /// <summary>Rows of a slot whose values and derivatives stay in the second-level cache.</summary>
    public static int CacheRows(Slot slot) => (int)Math.Max(1, (64 << 10) / Math.Max(1, slot.RowLength));

    /// <summary>How many blocks of <paramref name="size"/> cover <paramref name="rows"/>.</summary>
    public static int Count(int rows, int size) => (rows + size - 1) / size;
}
