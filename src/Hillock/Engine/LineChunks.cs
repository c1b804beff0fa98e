namespace Hillock.Engine;

/// <summary>Cuts the lines of a slot into chunks for sums over them. Sums within a chunk are float32, over chunks, in order, float64;
/// where the cuts are depends on the number of features alone, so that no number of threads changes a bit.</summary>
internal static class LineChunks
{
    private const int FloatsAChunk = 16384; // in the second-level cache, so that a second look at them costs little
    private const int Most = 128;
    private const int Least = 8;

    /// <summary>Lines a chunk for lines of <paramref name="padded"/> floats.</summary>
    public static int Size(int padded) => Math.Clamp(FloatsAChunk / padded, Least, Most);
}
