namespace Hillock.Tests.Shared;

/// <summary>What a piece of code allocates.</summary>
internal static class Allocations
{
    private const int Tries = 3;

    /// <summary>Asserts that running it again and again allocates nothing on this thread.</summary>
    /// <remarks>A collection that another test causes may add a piece to this thread's account; what the code itself allocates, it allocates in every
    /// try.</remarks>
    public static void AssertNone(int times, Action run)
    {
        var least = long.MaxValue;
        for (var attempt = 0; attempt < Tries && least > 0; attempt++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            for (var i = 0; i < times; i++) run();
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        Assert.Equal(0, least);
    }
}
